"""What does the public health grant pay for, and how are reserves repaid after its cut?"""
