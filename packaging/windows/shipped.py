"""What goes into the program folder, and why. Nothing goes in that is not named here.

The audit refuses a payload that lacks something these parts load; the trial in packaging/wine and
`--uji-diri` show that nothing else is needed.
"""

from __future__ import annotations

from typing import NamedTuple


class Group(NamedTuple):
    """Files (patterns below the source's folder) that are kept or left out for one reason."""

    patterns: tuple[str, ...]
    why: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


RUNTIME = (
    Group(_words("python3.dll python312.dll python312.zip LICENSE.txt"), "Python itself"),
    Group(_words("vcruntime140.dll vcruntime140_1.dll"), "Microsoft's C runtime, for Python"),
    Group(
        _words("_ctypes.pyd libffi-8.dll"),
        "asks Windows for drives, mutexes and the taskbar",
    ),
    Group(_words("_bz2.pyd _lzma.pyd"), "zipfile and shutil load them"),
    Group(_words("_decimal.pyd _uuid.pyd _queue.pyd unicodedata.pyd"), "loaded by our code"),
    Group(_words("_elementtree.pyd pyexpat.pyd"), "openpyxl reads and writes XML"),
    Group(_words("_zoneinfo.pyd"), "dateutil's time zones"),
    Group(_words("_sqlite3.pyd sqlite3.dll"), "sqlite-utils imports it; the store is sqlcipher3"),
    Group(
        _words("_socket.pyd select.pyd _asyncio.pyd _overlapped.pyd"),
        "filelock imports asyncio, which imports sockets; nothing opens one",
    ),
)
RUNTIME_LEFT_OUT = (
    Group(
        _words("_hashlib.pyd libcrypto-3.dll"),
        "5 MB of OpenSSL: Python's own hashes are enough, and nobody asks for PBKDF2 or scrypt",
    ),
    Group(_words("_ssl.pyd libssl-3.dll"), "the program never speaks to a network"),
    Group(_words("_wmi.pyd"), "questions about hardware; platform does without"),
    Group(_words("_msi.pyd winsound.pyd _multiprocessing.pyd"), "never imported"),
    Group(_words("python.exe pythonw.exe python312._pth"), "our launcher and our own paths"),
    Group(_words("python.cat"), "signatures of sources that are not in the package"),
)

QT = (
    Group(_words("__init__.py _config.py _git_pyside_version.py"), "the package PySide6"),
    Group(_words("pyside6.abi3.dll"), "the binding"),
    Group(_words("QtCore.pyd QtGui.pyd QtWidgets.pyd"), "the window"),
    Group(_words("Qt6Core.dll Qt6Gui.dll Qt6Widgets.dll"), "the window"),
    Group(_words("QtPrintSupport.pyd Qt6PrintSupport.dll"), "printing and PDF"),
    Group(_words("QtSvg.pyd Qt6Svg.dll plugins/iconengines/qsvgicon.dll"), "the icons are SVG"),
    Group(_words("QtTest.pyd Qt6Test.dll"), "the guided tour types and clicks with it"),
    Group(
        _words("msvcp140.dll msvcp140_1.dll msvcp140_2.dll vcruntime140.dll vcruntime140_1.dll"),
        "Microsoft's C++ runtime, for Qt",
    ),
    Group(_words("plugins/platforms/qwindows.dll"), "a window on Windows"),
    Group(_words("plugins/platforms/qoffscreen.dll"), "--uji-diri and the tour, without a window"),
    Group(_words("plugins/styles/qmodernwindowsstyle.dll"), "the look of Windows 11"),
    Group(
        _words(
            "plugins/imageformats/qico.dll plugins/imageformats/qjpeg.dll "
            "plugins/imageformats/qsvg.dll"
        ),
        "our icon, photographs, drawings",
    ),
)
QT_LEFT_OUT = (
    Group(_words("qml Qt6Q* Qt6Labs* Qt6Lottie* pyside6qml* QtQ*"), "no QML in this program"),
    Group(_words("Qt6Network* QtNetwork* plugins/tls plugins/networkinformation"), "no network"),
    Group(_words("opengl32sw.dll Qt6OpenGL* QtOpenGL*"), "nothing is drawn with OpenGL"),
    Group(_words("*.exe scripts glue typesystems include lib metatypes doc *.pyi"), "for makers"),
    Group(_words("Qt6Designer* Qt6Help* Qt6UiTools* QtDesigner* QtHelp* QtUiTools*"), "for makers"),
    Group(_words("translations"), "Qt has none in Indonesian; ours is in resources/"),
    Group(_words("resources plugins/qmltooling plugins/designer plugins/qmllint"), "for makers"),
    Group(_words("Qt6Sql* QtSql* plugins/sqldrivers"), "the store is sqlcipher3"),
    Group(_words("Qt6DBus* QtDBus* Qt6Xml* QtXml* Qt6Concurrent* QtConcurrent*"), "never imported"),
)

# Top-level names of the wheels' folder. PySide6 is above.
WHEELS = (
    Group(_words("shiboken6"), "PySide6 stands on it"),
    Group(_words("sqlcipher3"), "the encrypted store"),
    Group(_words("sqlite_utils sqlite_fts4 click click_default_group.py"), "the store's helpers"),
    Group(_words("pluggy tabulate dateutil"), "sqlite-utils imports them"),
    Group(_words("openpyxl et_xmlfile"), "workbooks are written"),
    Group(_words("python_calamine"), "workbooks are read"),
    Group(_words("msoffcrypto olefile cryptography cffi pycparser"), "workbooks with a password"),
    Group(_words("_cffi_backend.cp312-win_amd64.pyd"), "cryptography loads it"),
    Group(_words("PIL"), "photographs and logos"),
    Group(_words("rapidfuzz rapidfuzz.libs"), "names that are nearly the same"),
    Group(_words("filelock platformdirs"), "one program a data folder, and where that is"),
)
WHEELS_LEFT_OUT = (
    Group(_words("*.dist-info"), "licences are in resources/lisensi; the rest is for installers"),
    Group(_words("bin"), "commands of the libraries"),
    Group(_words("tzdata"), "nobody asks for a named time zone; Windows' own clock is local"),
    Group(_words("NOTICE.txt OleFileIO_PL.py"), "a stray notice and an old name of olefile"),
)
# Inside of the wheels that are taken.
INSIDE_LEFT_OUT = (
    Group(_words("*.pyi py.typed *.pxd *.lib *.c *.h *.pyx"), "for makers"),
    Group(_words("__pycache__ tests testing lib"), "for makers"),
    Group(_words("_avif.*.pyd"), "8 MB for a kind of picture that we refuse"),
    Group(_words("*_avx2.*.pyd"), "2 MB for a little speed; rapidfuzz goes on without"),
    Group(
        _words("_imagingft.*.pyd _imagingtk.*.pyd _imagingmath.*.pyd _imagingmorph.*.pyd"),
        "text, Tk and arithmetic in pictures",
    ),
    Group(
        _words("vcamp140.dll vccorlib140.dll vcomp140.dll concrt140.dll msvcp140_codecvt_ids.dll"),
        "parts of the C++ runtime that nothing loads",
    ),
    Group(_words("examples olefile2.py"), "examples, and a copy for Python 2"),
)


def patterns(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """All patterns of some groups, one after another."""
    return tuple(pattern for group in groups for pattern in group.patterns)
