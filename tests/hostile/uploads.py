"""Archives and folders that an intake must refuse, or read without harm.

Each function builds one below a folder and returns its path. Its docstring says what it tries and what it may earn.
"""

from __future__ import annotations

import gzip
import io
import lzma
import os
import stat
import struct
import tarfile
import warnings
import zipfile
import zlib
from pathlib import Path

STUB = "exercises/ch2/selu.py"
SOLUTION = Path(__file__).resolve().parent.parent.parent / "solutions" / "ch2" / "selu.py"
RIGHT = SOLUTION.read_bytes()


def _stub_in(folder: Path) -> Path:
    stub = folder / "submission" / STUB
    stub.parent.mkdir(parents=True)
    return stub


def _zip_of(folder: Path, names: list[str | zipfile.ZipInfo], source: bytes = RIGHT) -> Path:
    path = folder / "submission.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile's, about names that come twice
        for name in names:
            archive.writestr(name, source)
    return path


def _tar_of(folder: Path, *members: tarfile.TarInfo, source: bytes = RIGHT) -> Path:
    path = folder / "submission.tar"
    with tarfile.open(path, "w") as archive:
        for member in members:
            if member.isfile():
                member.size = len(source)
            archive.addfile(member, io.BytesIO(source))
    return path


def _member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


def folder_with_linked_stub(folder: Path) -> Path:
    """The stub is a symbolic link to the course's solution.

    A link is refused, so the exercise has no source.
    Earns: at most 0 points.
    """
    _stub_in(folder).symlink_to(SOLUTION)
    return folder / "submission"


def folder_with_linked_chapter(folder: Path) -> Path:
    """The chapter's folder is a symbolic link to the folder of solutions.

    A link is refused, so the exercise has no source.
    Earns: at most 0 points.
    """
    chapter = _stub_in(folder).parent
    chapter.rmdir()
    chapter.symlink_to(SOLUTION.parent)
    return folder / "submission"


def folder_with_linked_exercises(folder: Path) -> Path:
    """`exercises` itself is a symbolic link to the course's solutions.

    Folders that are links are not entered, so there is no exercise.
    Earns: at most 0 points.
    """
    chapter = _stub_in(folder).parent
    chapter.rmdir()
    chapter.parent.rmdir()
    chapter.parent.symlink_to(SOLUTION.parent.parent)
    return folder / "submission"


def folder_with_hard_link(folder: Path) -> Path:
    """The stub is a hard link to a file of another, such as a solution on the same file system.

    A file with a second name is not the submission's alone, and is refused.
    Earns: at most 0 points.
    """
    theirs = folder / "theirs.py"
    theirs.write_bytes(RIGHT)
    os.link(theirs, _stub_in(folder))
    return folder / "submission"


def folder_with_pipe(folder: Path) -> Path:
    """The stub is a named pipe, which a reader would wait at for ever.

    Only regular files are read.
    Earns: at most 0 points.
    """
    os.mkfifo(_stub_in(folder))
    return folder / "submission"


def folder_with_device(folder: Path) -> Path:
    """The stub is a device file that gives zeros without end; where none can be made, a socket.

    Only regular files are read.
    Earns: at most 0 points.
    """
    stub = _stub_in(folder)
    try:
        os.mknod(stub, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except OSError:
        os.mknod(stub, stat.S_IFSOCK | 0o600)
    return folder / "submission"


def folder_with_folder_for_stub(folder: Path) -> Path:
    """The stub is a folder that holds an `__init__.py`.

    Only regular files are read.
    Earns: at most 0 points.
    """
    stub = _stub_in(folder)
    stub.mkdir()
    (stub / "__init__.py").write_bytes(RIGHT)
    return folder / "submission"


def folder_with_large_stub(folder: Path) -> Path:
    """The stub is 8 GB long, all of it a hole that takes no space.

    A stub has a cap, and what is longer is not read to its end.
    Earns: at most 0 points.
    """
    with _stub_in(folder).open("wb") as file:
        file.truncate(8 * 2**30)
    return folder / "submission"


def folder_with_settings(folder: Path) -> Path:
    """Beside a stub that does nothing lie a conftest.py, checks, a sitecustomize, a .pth file and a pytest.ini.

    Only stubs are taken. What does nothing traces nothing and is fast, which earns two points without an attack.
    Earns: at most 2 points.
    """
    stub = _stub_in(folder)
    stub.write_text("def selu(x, alpha=1.6733, scale=1.0507):\n    return x\n")
    mischief = "open('/tmp/jax101-hostile-settings', 'w').close()\nimport pathlib\n"
    for name in ("conftest.py", "test_selu.py", "__init__.py", "sitecustomize.py", "usercustomize.py", "jax.py"):
        (stub.parent / name).write_text(mischief)
        (stub.parent.parent.parent / name).write_text(mischief)
    (stub.parent / "start.pth").write_text("import os; os.system('touch /tmp/jax101-hostile-settings')")
    (stub.parent.parent.parent / "pytest.ini").write_text("[pytest]\naddopts = --co\n")
    return folder / "submission"


def folder_with_nested_brackets(folder: Path) -> Path:
    """The stub is 200,000 opening brackets: Python's parser recurses over them.

    It is parsed where the worker is, and fails there.
    Earns: at most 0 points.
    """
    _stub_in(folder).write_bytes(b"(" * 200_000)
    return folder / "submission"


def folder_with_deep_expression(folder: Path) -> Path:
    """The stub adds fifty thousand numbers with minus signs ahead, for a syntax tree that Python's compiler sinks in.

    It is compiled where the worker is, and fails or crashes there.
    Earns: at most 0 points.
    """
    _stub_in(folder).write_bytes(b"selu = " + b"-" * 100_000 + b"1" + b"+1" * 50_000)
    return folder / "submission"


def folder_with_odd_text(folder: Path) -> Path:
    """The stub declares an encoding that decodes to another program, and holds NUL and bytes that are no text.

    It is refused where it is read as text, in the worker.
    Earns: at most 0 points.
    """
    _stub_in(folder).write_bytes(b"# coding: unicode_escape\n" + RIGHT + b"\x00\xff\xfe\\ud800\n")
    return folder / "submission"


def folder_with_odd_encoding(folder: Path) -> Path:
    """The stub declares as its encoding a codec that unpacks: `zlib`, of megabytes for each kilobyte.

    Codecs that are no text encodings are refused.
    Earns: at most 0 points.
    """
    import zlib

    _stub_in(folder).write_bytes(b"# coding: zlib\n" + zlib.compress(b"#" * 50_000_000))
    return folder / "submission"


def folder_with_odd_names(folder: Path) -> Path:
    """Around the stub lie names with newlines, escapes, bytes that are no text, and of 255 bytes; folders 300 deep.

    They are passed by. The stub is right.
    Earns: at most 10 points.
    """
    stub = _stub_in(folder)
    stub.write_bytes(RIGHT)
    for name in (b"a\nb", b"\x1b[2J", b"\xff\xfe", b"x" * 255, b"-rf", b" ", "\u202e".encode()):
        Path(os.fsdecode(os.fsencode(stub.parent) + b"/" + name)).write_bytes(b"")
        Path(os.fsdecode(os.fsencode(folder / "submission") + b"/" + name)).mkdir()
    deep = folder / "submission"
    for _ in range(300):
        deep = deep / "d"
    deep.mkdir(parents=True)
    return folder / "submission"


def zip_with_climbing_name(folder: Path) -> Path:
    """A zip with entries whose names climb out of it by `..`, or begin at the root, with either slash.

    It is refused as a whole.
    Earns: at most 0 points.
    """
    names = [f"../{STUB}", "exercises/../../../tmp/jax101-hostile-zip", "/tmp/jax101-hostile-zip", "..\\x", STUB]
    return _zip_of(folder, list(names))


def zip_with_nul_in_name(folder: Path) -> Path:
    """A zip with a NUL in a stub's name, after which some readers stop and others go on.

    The name that is read decides, once. Its source is right.
    Earns: at most 10 points.
    """
    path = _zip_of(folder, [STUB + "xevil"])
    path.write_bytes(path.read_bytes().replace(b".pyxevil", b".py\x00evil"))
    return path


def zip_with_newlines_in_name(folder: Path) -> Path:
    """A zip with newlines, escapes and marks of direction in names, which would stand in an error's text.

    Names are shown in plain letters. Its source is right.
    Earns: at most 10 points.
    """
    names = ["../a\nb\x1b[2J\u202e", "exercises/ch2/a\nselu.py", "\x1b]0;7 of 7\x07", STUB]
    return _zip_of(folder, list(names))


def zip_with_long_name(folder: Path) -> Path:
    """A zip with names of 4,000 and of 60,000 characters, and one in 2,000 folders.

    They are passed by. Its source is right.
    Earns: at most 10 points.
    """
    return _zip_of(folder, ["x" * 4000, "y" * 60_000, "d/" * 2000 + STUB, STUB])


def zip_with_link(folder: Path) -> Path:
    """A zip with a symbolic link to the solution in place of the stub.

    It is refused as a whole.
    Earns: at most 0 points.
    """
    link = zipfile.ZipInfo(STUB)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _zip_of(folder, [link], str(SOLUTION).encode())


def zip_with_device(folder: Path) -> Path:
    """A zip whose stub says that it is a device, and whose bytes are a right stub.

    Nothing is unpacked, so nothing becomes a device; the bytes may count.
    Earns: at most 10 points.
    """
    device = zipfile.ZipInfo(STUB)
    device.external_attr = (stat.S_IFCHR | 0o666) << 16
    return _zip_of(folder, [device])


def zip_with_name_twice(folder: Path) -> Path:
    """A zip in which the stub comes twice: wrong for who looks at the first, right for who looks at the last.

    One is taken, the same at each grading; both are the student's own.
    Earns: at most 10 points.
    """
    path = _zip_of(folder, [STUB], b"selu = None\n")
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(STUB, RIGHT)
    return path


def zip_bomb(folder: Path) -> Path:
    """A zip of 4 MB whose stub unpacks to 800 MB.

    Its sizes are added up before anything is read.
    Earns: at most 0 points.
    """
    path = folder / "submission.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(STUB, "w", force_zip64=True) as file,
    ):
        block = bytes(2**24)
        for _ in range(48):
            file.write(block)
    return path


def zip_bomb_that_lies(folder: Path) -> Path:
    """A zip whose stub unpacks to 200 MB and says that it has 100 bytes.

    What is read has a cap, whatever is said.
    Earns: at most 0 points.
    """
    path = folder / "submission.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(STUB, bytes(200_000_000))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 200_000_000), struct.pack("<I", 100)))
    return path


def zip_that_overlaps(folder: Path) -> Path:
    """A zip whose 20,000 entries are all one: each unpacks to 1 MB, and together they are 20 GB in a few.

    Its sizes are added up before anything is read.
    Earns: at most 0 points.
    """
    path = _zip_of(folder, [STUB], b"")
    entry = zipfile.ZipInfo(STUB)
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr(entry, bytes(2**20), zipfile.ZIP_DEFLATED)
        (first,) = archive.filelist
        archive.filelist += [first] * 19_999
        archive._didModify = True
    return path


def zip_of_many(folder: Path) -> Path:
    """A zip of 25,000 empty entries.

    Entries are counted.
    Earns: at most 0 points.
    """
    return _zip_of(folder, [*(f"{number}" for number in range(25_000)), STUB], b"")


def zip_encrypted(folder: Path) -> Path:
    """A zip that says its stub is encrypted, so that a reader might ask for a password and wait.

    It is refused, with what to do.
    Earns: at most 0 points.
    """
    path = _zip_of(folder, [STUB])
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    return path


def zip_damaged(folder: Path) -> Path:
    """A zip of which each hundredth byte is another.

    It is refused, or what can be read of it counts.
    Earns: at most 10 points.
    """
    data = bytearray(_zip_of(folder, [STUB]).read_bytes())
    for place in range(50, len(data), 100):
        data[place] ^= 0x55
    path = folder / "damaged.zip"
    path.write_bytes(bytes(data))
    return path


def zip_in_tar_in_zip(folder: Path) -> Path:
    """A file that is a tar from its beginning and a zip from its end, with a stub in each.

    One of the two is taken, the same at each grading; both are the student's own.
    Earns: at most 10 points.
    """
    front = _tar_of(folder, _member(STUB), source=b"selu = None\n")
    back = _zip_of(folder, [STUB])
    path = folder / "both"
    path.write_bytes(front.read_bytes() + back.read_bytes())
    return path


def tar_with_climbing_name(folder: Path) -> Path:
    """A tar with entries whose names climb out of it or begin at the root.

    It is refused as a whole.
    Earns: at most 0 points.
    """
    return _tar_of(folder, _member("../../tmp/jax101-hostile-tar"), _member("/tmp/jax101-hostile-tar"), _member(STUB))


def tar_with_links(folder: Path) -> Path:
    """A tar with a symbolic link to the folder of solutions, a hard link to a file there, and a stub below the first.

    It is refused as a whole.
    Earns: at most 0 points.
    """
    return _tar_of(
        folder,
        _member("exercises/ch2", tarfile.SYMTYPE, str(SOLUTION.parent)),
        _member(STUB, tarfile.LNKTYPE, str(SOLUTION)),
        _member(STUB),
    )


def tar_with_device(folder: Path) -> Path:
    """A tar whose stub is a device file, and then a named pipe.

    Only regular files are read.
    Earns: at most 0 points.
    """
    return _tar_of(folder, _member(STUB, tarfile.CHRTYPE), _member(STUB, tarfile.FIFOTYPE))


def tar_with_odd_names(folder: Path) -> Path:
    """A tar with names of 4,000 and 100,000 characters, with newlines, NUL, escapes and bytes that are no text.

    They are passed by, or the archive is refused. Its source is right.
    Earns: at most 10 points.
    """
    names = ["x" * 4000, "y" * 100_000, "a\nb", "\x1b[2J", "exercises/ch2/selu.py\x00evil", "\udcff", STUB]
    return _tar_of(folder, *map(_member, names))


def tar_bomb(folder: Path) -> Path:
    """A tar.gz of 3 MB that unpacks to 750 MB.

    What is unpacked is counted.
    Earns: at most 0 points.
    """
    path = folder / "submission.tar.gz"
    block = bytes(2**24)
    with gzip.open(path, "wb", compresslevel=1) as file:
        large = _member("large")
        large.size = 45 * len(block)
        file.write(large.tobuf())
        for _ in range(45):
            file.write(block)
    return path


def tar_with_sparse_stub(folder: Path) -> Path:
    """A tar whose stub is sparse, 1 TB long by its header, with a map of holes that a reader fills with zeros.

    A stub has a cap, and what is longer is not read to its end.
    Earns: at most 0 points.
    """
    path = folder / "submission.tar"
    member = _member(STUB)
    member.size = 512
    member.pax_headers = {
        "GNU.sparse.size": str(2**40),
        "GNU.sparse.numblocks": "1",
        "GNU.sparse.map": f"{2**40 - 512},512",
    }
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(member, io.BytesIO(bytes(512)))
    return path


def tar_with_long_header(folder: Path) -> Path:
    """A tar whose extended header says that it is 8 GB long, and whose sizes are below zero.

    What is read has a cap; the archive is damaged.
    Earns: at most 0 points.
    """
    path = folder / "submission.tar"
    header = _member("././@LongLink", tarfile.GNUTYPE_LONGNAME)
    header.size = 8 * 2**30 - 1
    path.write_bytes(header.tobuf(tarfile.GNU_FORMAT) + bytes(2**20))
    return path


def _header(name: bytes, kind: bytes, size: int = 0, magic: bytes = b"ustar\x0000", last: bytes = b"") -> bytes:
    block = bytearray(512)
    for at, value in ((0, name), (100, b"0000644"), (124, b"%011o" % size), (136, b"0" * 11), (156, kind), (257, magic)):
        block[at : at + len(value)] = value
    block[482 : 482 + len(last)] = last
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 512)


def _record(keyword: bytes, value: bytes) -> bytes:
    length = len(keyword) + len(value) + 3
    length += len(str(length + len(str(length))))
    return b"%d %s=%s\n" % (length, keyword, value)


def _stub_at_the_end() -> bytes:
    return _header(STUB.encode(), b"0", len(RIGHT)) + _padded(RIGHT) + bytes(1024)


def tar_with_sparse_map_in_text(folder: Path, mebibytes: int = 60) -> Path:
    """A tar.xz of 8 KB with a sparse file (PAX 1.0) whose map is 25 million numbers, which tarfile reads into a list.

    A sparse file is no stub, and its map has a cap.
    Earns: at most 0 points.
    """
    facts = {b"major": b"1", b"minor": b"0", b"name": b"x", b"realsize": b"0"}
    body = b"".join(_record(b"GNU.sparse." + key, value) for key, value in facts.items())
    path = folder / "sparse_map_in_text.tar.xz"
    with lzma.open(path, "wb", preset=0) as file:
        file.write(_header(b"h", b"x", len(body)) + _padded(body) + _header(b"x", b"0"))
        count = b"%d\n" % (mebibytes * 2**18)
        file.write(count)
        for _ in range(mebibytes):
            file.write(b"1\n" * 2**19)
        file.write(bytes(-len(count) % 512) + _stub_at_the_end())
    return path


def tar_with_sparse_map_of_blocks(folder: Path, mebibytes: int = 60) -> Path:
    """A tar.xz of 9 KB with an old sparse file whose header goes on for 100,000 blocks, all read into a list.

    A sparse file is no stub, and its map has a cap.
    Earns: at most 0 points.
    """
    entry = (b"\x80" + bytes(6) + b"\x01" * 5) * 2
    path = folder / "sparse_map_of_blocks.tar.xz"
    with lzma.open(path, "wb", preset=0) as file:
        file.write(_header(b"x", b"S", 0, b"ustar  \0", b"\x01" + b"0" * 11 + b"\0"))
        for _ in range(mebibytes):
            file.write((entry * 21 + b"\x01" + bytes(7)) * 2048)
        file.write(entry * 21 + bytes(8) + _stub_at_the_end())
    return path


def tar_with_digits_in_its_headers(folder: Path, headers: int = 1_000) -> Path:
    """A tar.xz of some KB with 1,000 headers of 2 KiB of digits, whose square tarfile needs before Python 3.12.6.

    All headers together have a cap. Its source is right.
    Earns: at most 10 points.
    """
    path = folder / "digits.tar.xz"
    body = b"1" * 2048
    with lzma.open(path, "wb", preset=1) as file:
        for _ in range(headers):
            file.write(_header(b"h", b"x", len(body)) + body + _header(b"x", b"0"))
        file.write(_stub_at_the_end())
    return path


def xz_with_a_huge_dictionary(folder: Path) -> Path:
    """A tar.xz of 1 KB that names a dictionary of 4 GiB, which the module `lzma` would take at once.

    Its source is right.
    Earns: at most 10 points.
    """
    path = folder / "dictionary.tar.xz"
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 4096}]
    data = lzma.compress(_stub_at_the_end(), lzma.FORMAT_XZ, filters=filters)
    head = bytearray(data[12 : 12 + 4 * (data[12] + 1)])
    head[head.index(0x21) + 2] = 40  # the largest size of a dictionary
    head[-4:] = struct.pack("<I", zlib.crc32(bytes(head[:-4])))
    path.write_bytes(data[:12] + bytes(head) + data[12 + len(head) :])
    return path


def tar_with_global_headers(folder: Path, headers: int = 500) -> Path:
    """A tar.xz of 120 KB with 500 global headers of 1,000 keys: tarfile reads and copies all for each member.

    So the time grows with the square, and the memory with each key. What global headers hold has a cap, all together.
    Its source is right.
    Earns: at most 10 points.
    """
    path = folder / "global_headers.tar.xz"
    with lzma.open(path, "wb", preset=1) as file:
        for number in range(headers):
            body = b"".join(_record(b"%08x" % (number * 1000 + i), b"") for i in range(1000))
            file.write(_header(b"g", b"g", len(body)) + _padded(body) + _header(b"x", b"0"))
        file.write(_stub_at_the_end())
    return path


def tar_of_many_gzip_parts(folder: Path, parts: int = 500_000) -> Path:
    """A tar.gz of 10 MB with half a million empty parts ahead of it. The module `gzip` reads each header in Python.

    The number of parts has a bound.
    Earns: at most 0 points.
    """
    path = folder / "parts.tar.gz"
    path.write_bytes(gzip.compress(b"") * parts + gzip.compress(_stub_at_the_end()))
    return path
