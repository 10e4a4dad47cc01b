"""How far off would each way of forecasting a year have been, and how wide must a range be?"""
