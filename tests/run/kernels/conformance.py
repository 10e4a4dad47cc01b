"""The cells of the conformance notebook: what a kernel can show, say, refuse and survive.

Each is run by an ordinary kernel and by a forked one; `test_conformance` compares the outputs.
"""

from __future__ import annotations

CELLS = [
    # Results and what is shown of them
    "1 + 1",
    "'text with £, é, 漢 and \\n a new line'",
    "None",
    "1; 2",
    "[_, __, In[1], Out.get(1)]",
    "{'a': [1, 2, {'b': range(3)}], 'c': {4, 5}, 'd': list(range(120))}",
    "import pandas as pd\nframe = pd.DataFrame({'a': range(3), 'b': list('xyz')})\nframe",
    "pd.DataFrame({n: range(100) for n in 'abcdefghijklmnopqrstuvwxyz'})",
    "frame.style.format({'a': '{:.1f}'}, ).set_uuid('fixed')",
    "import numpy as np\nnp.arange(2000).reshape(40, 50) / 7",
    "from IPython.display import HTML, Markdown, Latex, JSON, SVG, Image, Javascript, display\n"
    "display(HTML('<b>bold</b>'), Markdown('**bold**'), Latex('$x^2$'))",
    "display(JSON({'a': [1, None]}), Javascript('1 + 1'), {'raw': 1})",
    'SVG(\'<svg xmlns="http://www.w3.org/2000/svg"><circle r="5"/></svg>\')',
    "import base64\n"
    "Image(base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='))",
    "class Both:\n    def _repr_html_(self): return '<i>both</i>'\n"
    "    def _repr_latex_(self): return '$b$'\n    def __repr__(self): return 'both'\nBoth()",
    "class Bundle:\n    def _repr_mimebundle_(self, **_):\n"
    "        return {'application/x-own+json': {'n': 1}, 'text/plain': 'own'}, {'isolated': True}\n"
    "Bundle()",
    "class Broken:\n    def _repr_html_(self): raise ValueError('no html')\n"
    "    def __repr__(self): return 'broken'\nBroken()",
    "display({'text/plain': 'as given', 'text/html': '<p>as given</p>'}, raw=True)",
    # Updates
    "handle = display('first', display_id='shown')",
    "handle.update('second')\nhandle.update('third')",
    "_ = display('shown twice', display_id='twice')\n_ = display('again', display_id='twice')",
    "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('stays')",
    "print('gone later')\nclear_output(wait=True)\ndisplay('in its place')",
    # Streams
    "print('to stdout')\nimport sys\nprint('to stderr', file=sys.stderr)\nprint('to stdout again')",
    "for n in range(200): print(n, end=' ', flush=True)",
    "import os\nos.write(1, b'straight to descriptor 1\\n'); os.write(2, b'and to 2\\n')\n"
    "import time; time.sleep(0.3)",
    "import subprocess\nsubprocess.run(['sh', '-c', 'echo from a process; echo its error >&2'])\n"
    "time.sleep(0.3)",
    "!echo from a shell && echo $((1 + 1))",
    "shell = !printf 'a\\nb\\n'\nshell",
    "%%bash\necho from bash; echo oops >&2; exit 0",
    "%%bash\nexit 3",
    "print('no end of line', end='')\nsys.stdout.write('x' * 10); sys.stdout.flush()",
    "print('x' * 1_000_000)",
    "for line in range(5000): print(line, 'of many')",
    "print('\\x1b[31mred\\x1b[0m \\r over')\nprint('\\x00 \\ud800'.encode('utf-8', 'replace'))",
    "import logging\nlogging.warning('a warning of logging')",
    "import warnings\nwarnings.warn('a warning of warnings')",
    "print(sys.stdin.read() if sys.stdin.isatty() else 'stdin is no terminal')",
    # Errors
    "1 / 0",
    "def inner(): raise KeyError('missing') from ValueError('cause')\n"
    "def outer(): inner()\nouter()",
    "print('before')\nraise SystemExit(3)",
    "def (",
    "undefined_name",
    "class OwnError(Exception):\n"
    "    def _render_traceback_(self): return ['rendered', 'by itself']\n"
    "raise OwnError('x')",
    "raise ExceptionGroup('several', [ValueError(1), TypeError(2)])",
    "input('name? ')",
    "import getpass\ngetpass.getpass('secret? ')",
    "import signal\nsignal.raise_signal(signal.SIGINT)\ntime.sleep(60)",
    "def deep(n): return deep(n + 1)\n"
    "try:\n    deep(0)\nexcept RecursionError as error:\n    print(error)",
    # Asynchronous
    "import asyncio\nawait asyncio.sleep(0.01)\n'awaited'",
    "async def numbers():\n    for n in range(3):\n        yield n\n[n async for n in numbers()]",
    "import threading\nthread = threading.Thread(target=print, args=('from a thread',))\n"
    "thread.start(); thread.join()",
    "import multiprocessing\nwith multiprocessing.get_context('fork').Pool(1) as pool:\n"
    "    print(pool.map(abs, [-1]))",
    # Magics and the shell
    "%time x = 1",
    "%who_ls DataFrame",
    "%env COUNCIL_TEST=1",
    "%cd -q /\n%pwd",
    "%%capture captured\nprint('kept back')\ndisplay('kept back too')",
    "captured.stdout, len(captured.outputs)",
    "%xmode Minimal\n1 / 0",
    "get_ipython().user_ns['frame'].shape, get_ipython().kernel.implementation, __name__",
    "%precision 3\nimport math; math.pi",
    "frame.sum?",
    "%load_ext storemagic",
    "%config InlineBackend.figure_formats = ['svg']",
    # Pictures
    "import matplotlib.pyplot as plt\nplt.rcParams['svg.hashsalt'] = 'fixed'\n"
    "%config InlineBackend.print_figure_kwargs = {'metadata': {'Date': None}}\n"
    "plt.plot([1, 2, 3])\nplt.title('inline')",
    "figure, axes = plt.subplots(2)\naxes[0].bar(['a', 'b'], [1, 2])\nplt.show()\nprint('after')",
    "figure",
    "plt.get_backend(), plt.isinteractive(), len(plt.get_fignums())",
    "%matplotlib inline\nframe.plot(y='a')",
    # Comms, as widgets use them
    "from comm import create_comm\nchannel = create_comm(target_name='own', data={'open': 1})\n"
    "channel.send({'n': 2}, buffers=[b'raw'])\nchannel.close({'n': 3})",
    # Page objects
    "from analysis.page import Column, Table\n"
    "Table(frame, (Column.words('b', 'Letter'), Column.number('a', 'Count')), caption='Letters',\n"
    "      name='letters', source='Made up.')",
    "quit()",
]
