"""Submissions of every shape: one clear sentence for what cannot be read, and no traceback."""

import bz2
import gzip
import io
import lzma
import os
import stat
import struct
import tarfile
import tracemalloc
import warnings
import zipfile

import pytest
from fuzz import targets
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.course import submissions, unpacking
from grader.course.submissions import read_submission
from grader.errors import InputError

CODE = b"def answer(a, b):\n    return a * b\n"


@pytest.fixture
def folder(tmp_path, miniature):
    path = tmp_path / "handed_in"
    (path / "ch1").mkdir(parents=True)
    (path / "ch1" / "passes.py").write_bytes(CODE)
    return path


def refused(path, course) -> str:
    with pytest.raises(InputError) as failure:
        read_submission(path, course)
    text = str(failure.value)
    assert "\n" not in text
    assert "Traceback" not in text
    return text


def make_zip(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def make_tar(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for member, data in members:
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


@pytest.mark.parametrize("prefix", ["", "exercises/", "someone/exercises/", "someone/"])
def test_a_folder_or_archive_is_found_at_any_usual_depth(prefix, tmp_path, miniature):
    entries = {f"{prefix}ch1/passes.py": CODE, f"{prefix}ch1/conftest.py": b"boom", "__MACOSX/x": b""}
    zipped = make_zip(tmp_path / "a.zip", entries)
    tarred = make_tar(tmp_path / "a.tgz", [(tarfile.TarInfo(name), data) for name, data in entries.items()])
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(tmp_path / "a")
    for path in (zipped, tarred, tmp_path / "a"):
        submission = read_submission(path, miniature)
        assert submission.sources == {"ch1/passes": CODE}


@pytest.mark.parametrize("prefix", ["", "exercises/", "ada/exercises/"])
def test_the_file_of_each_stub_is_named(prefix, tmp_path, miniature):
    entries = {f"{prefix}ch1/passes.py": CODE, f"{prefix}ch1/fails.py": b"#" * (submissions.STUB_BYTES + 1)}
    zipped = make_zip(tmp_path / "a.zip", entries)
    tarred = make_tar(tmp_path / "a.tgz", [(tarfile.TarInfo(name), data) for name, data in entries.items()])
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(tmp_path / "a")
    for path in (zipped, tarred, tmp_path / "a"):
        submission = read_submission(path, miniature)
        assert submission.files == {"ch1/passes": f"{prefix}ch1/passes.py", "ch1/fails": f"{prefix}ch1/fails.py"}
        assert set(submission.problems) == {"ch1/fails"}


def test_the_name_of_a_file_steers_no_terminal(tmp_path, miniature):
    entries = {"\x1b]0;owned\x07\u202e\n/ch1/passes.py": CODE}
    zipped = make_zip(tmp_path / "a.zip", entries)
    tarred = make_tar(tmp_path / "a.tgz", [(tarfile.TarInfo(name), data) for name, data in entries.items()])
    folder = tmp_path / "a" / os.fsdecode(b"\x1b[2J\xff" + b"e" * 230) / "ch1"
    folder.mkdir(parents=True)
    (folder / "passes.py").write_bytes(CODE)
    for path in (zipped, tarred, tmp_path / "a"):
        submission = read_submission(path, miniature)
        assert submission.sources == {"ch1/passes": CODE}
        assert submission.files["ch1/passes"].isprintable()
        assert len(submission.files["ch1/passes"]) <= 200


def test_exercises_is_preferred_to_solutions(tmp_path, miniature):
    root = miniature.root
    (root / "solutions/ch1/passes.py").write_bytes(b"# not this")
    assert b"NotImplementedError" in read_submission(root, miniature).sources["ch1/passes"]


def test_a_missing_path(tmp_path, miniature):
    assert "found nothing" in refused(tmp_path / "nowhere", miniature)


def test_an_empty_folder(tmp_path, miniature):
    (tmp_path / "empty").mkdir()
    assert "hand in the folder exercises/" in refused(tmp_path / "empty", miniature)


@pytest.mark.parametrize("data", [b"", b"not an archive at all", os.urandom(2000)])
@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_a_file_that_is_no_archive(tmp_path, miniature, name, data):
    (tmp_path / name).write_bytes(data)
    assert name in refused(tmp_path / name, miniature)


def test_an_empty_zip(tmp_path, miniature):
    assert "found none" in refused(make_zip(tmp_path / "a.zip", {}), miniature)


@pytest.mark.parametrize("keep", [0.1, 0.4, 0.7, 0.9])
def test_a_truncated_archive(tmp_path, miniature, folder, keep):
    zipped = make_zip(tmp_path / "a.zip", {"ch1/passes.py": CODE * 5})
    tarred = make_tar(tmp_path / "a.tgz", [(tarfile.TarInfo("ch1/passes.py"), CODE * 5)])
    for path in (zipped, tarred):
        path.write_bytes(path.read_bytes()[: int(keep * path.stat().st_size)])
        assert path.name in refused(path, miniature)


def test_an_encrypted_zip(tmp_path, miniature):
    path = make_zip(tmp_path / "a.zip", {"ch1/passes.py": CODE})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "without a password" in refused(path, miniature)


@pytest.mark.parametrize("name", ["../ch1/passes.py", "/ch1/passes.py", "a/../../ch1/passes.py", "C:\\ch1\\passes.py"])
def test_names_that_point_outside_are_refused_by_name(tmp_path, miniature, name):
    zipped = make_zip(tmp_path / "a.zip", {"ch1/fails.py": CODE, name: CODE})
    tarred = make_tar(tmp_path / "a.tar", [(tarfile.TarInfo(name), CODE)], "w:")
    for path in (zipped, tarred):
        assert "points outside of the archive" in refused(path, miniature)


def test_links_in_archives_are_refused_by_name(tmp_path, miniature):
    link = zipfile.ZipInfo("ch1/passes.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
        member = tarfile.TarInfo("ch1/passes.py")
        member.type, member.linkname = kind, "/etc/passwd"
        make_tar(tmp_path / "a.tar", [(member, b"")], "w:")
        assert "'ch1/passes.py' is a link" in refused(tmp_path / "a.tar", miniature)
    assert "'ch1/passes.py' is a link" in refused(tmp_path / "a.zip", miniature)


def test_links_devices_and_folders_in_a_folder_cost_their_exercise(folder, miniature):
    (folder / "ch1" / "fails.py").symlink_to("/etc/passwd")
    (folder / "ch1" / "raises.py").mkdir()
    os.mkfifo(folder / "ch1" / "hangs.py")
    (folder / "ch1" / "exits.py").write_bytes(b"#" * (submissions.STUB_BYTES + 1))
    submission = read_submission(folder, miniature)
    assert submission.sources == {"ch1/passes": CODE}
    assert submission.problems == {
        "ch1/fails": "expected a file at exercises/ch1/fails.py, found a link",
        "ch1/raises": "expected a file at exercises/ch1/raises.py, found a folder",
        "ch1/hangs": "expected a file at exercises/ch1/hangs.py, found a special file",
        "ch1/exits": "expected at most 256 KiB in exercises/ch1/exits.py, found more",
    }


def test_a_chapter_that_is_a_link_is_not_followed(folder, miniature, tmp_path):
    (folder / "ch1").rename(tmp_path / "elsewhere")
    (folder / "ch1").symlink_to(tmp_path / "elsewhere")
    assert read_submission(folder, miniature).sources == {}


def test_bombs_are_refused_without_unpacking(tmp_path, miniature, monkeypatch):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ch1/passes.py", CODE)
        with archive.open("zeros", "w", force_zip64=True) as file:
            for _ in range(600):
                file.write(bytes(2**20))
    assert "unpacks to more than 512 MiB" in refused(tmp_path / "a.zip", miniature)
    monkeypatch.setattr(submissions, "UNPACKED_BYTES", 2**20)
    path = make_tar(
        tmp_path / "a.tgz", [(tarfile.TarInfo("zeros"), bytes(2**22)), (tarfile.TarInfo("ch1/passes.py"), CODE)]
    )
    assert "unpacks to more than" in refused(path, miniature)


def test_a_zip_that_lies_about_its_sizes_costs_the_exercise(tmp_path, miniature):
    path = make_zip(tmp_path / "a.zip", {"ch1/passes.py": b"#" * 10_000_000})
    data = path.read_bytes().replace((10_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(data)
    try:
        submission = read_submission(path, miniature)
    except InputError as error:
        assert "damaged" in str(error)
    else:
        assert not submission.sources


@settings(max_examples=200, deadline=None)
@given(
    noise=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8),
    kind=st.sampled_from(["zip", "tar"]),
)
def test_damaged_archives_are_read_or_refused(tmp_path_factory, noise, kind):
    from miniature import make_course

    root = tmp_path_factory.mktemp("fuzz")
    course = make_course(root / "course", {"passes": "answer = 1\n"})
    if kind == "zip":
        path = make_zip(root / "a.zip", {"ch1/passes.py": CODE})
    else:
        path = make_tar(root / "a.tar.gz", [(tarfile.TarInfo("ch1/passes.py"), CODE)])
    data = bytearray(path.read_bytes())
    for place, byte in noise:
        data[place % len(data)] = byte
    path.write_bytes(data)
    try:
        read_submission(path, course)
    except InputError:
        pass


NAMES = ("ch1/passes.py", "exercises/ch1/fails.py", "ch1/", "../ch1/passes.py", "x" * 150 + "/ch1/raises.py", "ch1\\exits.py", "", "\u202e.py")  # fmt: skip
TYPES = (
    tarfile.REGTYPE,
    tarfile.DIRTYPE,
    tarfile.SYMTYPE,
    tarfile.FIFOTYPE,
    tarfile.GNUTYPE_SPARSE,
    tarfile.CONTTYPE,
    b"Z",
)
PAX = ({}, {"size": "99999999"}, {"path": "ch1/passes.py"}, {"GNU.sparse.map": "0,1,x"}, {"GNU.sparse.size": "-1"})


def built_zip(entries, changes):
    """A zip of entries (name, bytes, method, mode, claimed size), then changed byte by byte."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made, warnings.catch_warnings(action="ignore"):  # a name may come twice
        for name, data, method, mode, size in entries:
            info = zipfile.ZipInfo(name or "a")
            info.compress_type, info.external_attr = method, mode << 16
            made.writestr(info, data)
            info.file_size = len(data) if size is None else size
    return changed(file.getvalue(), changes)


def built_tar(members, changes):
    """A tar of members (name, bytes, type, headers, claimed size), then changed byte by byte."""
    data = b""
    for name, held, kind, headers, size in members:
        member = tarfile.TarInfo(name)
        member.type, member.pax_headers, member.size = kind, headers, len(held) if size is None else size
        data += member.tobuf(tarfile.PAX_FORMAT if headers else tarfile.GNU_FORMAT)
        data += held + bytes(-len(held) % 512)
    return changed(data + bytes(1024), changes)


def changed(data, changes):
    mutable = bytearray(data)
    for place, byte in changes:
        if byte is None:
            del mutable[place % len(mutable) :]
        if not mutable:
            break
        mutable[place % len(mutable)] = byte or 0
    return bytes(mutable)


contents = st.sampled_from([1, 0, 20_000]).map(lambda times: CODE * times)
claims = st.sampled_from([None, None, 0, 1, 600, 2**20, 2**28])
methods = st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
modes = st.sampled_from([0, stat.S_IFREG | 0o644, stat.S_IFDIR, stat.S_IFLNK, stat.S_IFIFO])
noises = st.lists(st.tuples(st.integers(0, 3000), st.none() | st.integers(0, 255)), max_size=4)
zips = st.builds(
    built_zip, st.lists(st.tuples(st.sampled_from(NAMES), contents, methods, modes, claims), max_size=4), noises
)
tars = st.builds(
    built_tar,
    st.lists(
        st.tuples(st.sampled_from(NAMES), contents, st.sampled_from(TYPES), st.sampled_from(PAX), claims), max_size=4
    ),
    noises,
)
SEVERAL_DISKS = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 2) + b"PK\x05\x06" + bytes(18)


@settings(max_examples=150, deadline=None)
@example(SEVERAL_DISKS)
@given(zips | tars)
def test_odd_archives_are_read_or_refused(data):
    targets.archive(data)


def peak(fn):
    """The most memory that Python's objects took during a call, in bytes."""
    tracemalloc.start()
    try:
        fn()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def extended(kind, payload):
    """A tar's header of a kind that says something of what follows."""
    member = tarfile.TarInfo("header")
    member.type, member.size = kind, len(payload)
    return member.tobuf(tarfile.GNU_FORMAT) + payload + bytes(-len(payload) % 512)


def record(key, value):
    text = f" {key}={value}\n"
    return f"{next(n for n in range(len(text), 10**6) if len(str(n)) + len(text) == n)}{text}".encode()


def test_a_zip_of_several_disks_is_refused(tmp_path, miniature):
    (tmp_path / "a.zip").write_bytes(SEVERAL_DISKS)
    assert "damaged" in refused(tmp_path / "a.zip", miniature)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_unpacks_without_bound_is_refused(tmp_path, miniature, method):
    size = 45_000_000
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("ch1/passes.py", bytes(size))
    data = (tmp_path / "a.zip").read_bytes()
    assert len(data) < 10_000
    (tmp_path / "a.zip").write_bytes(data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    assert peak(lambda: refused(tmp_path / "a.zip", miniature)) < 2**22


def test_a_tar_that_promises_an_exabyte_is_refused_at_its_end(tmp_path, miniature, monkeypatch):
    class Counted(io.BytesIO):
        ended = 0

        def read(self, size=-1):
            data = super().read(size)
            self.ended += not data
            assert self.ended < 1000, "it goes on reading"
            return data

    member = tarfile.TarInfo("zeros")
    member.size = 2**60
    path = tmp_path / "a.tar"
    path.write_bytes(member.tobuf(tarfile.GNU_FORMAT) + bytes(1024))
    monkeypatch.setattr(submissions, "open_unpacked", lambda path: Counted(path.read_bytes()))
    assert "damaged" in refused(path, miniature)


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE])
def test_a_tar_of_headers_without_end_is_refused(tmp_path, miniature, kind):
    (tmp_path / "a.tar").write_bytes(extended(kind, b"12 path=abc\n") * 3000)
    assert "damaged" in refused(tmp_path / "a.tar", miniature)


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.XGLTYPE])
def test_a_tar_with_a_name_of_many_megabytes_is_refused(tmp_path, miniature, kind):
    payload = b"a" * 20_000_000
    if kind != tarfile.GNUTYPE_LONGNAME:
        payload = b"20000017 comment=" + payload[:-1] + b"\n"
    (tmp_path / "a.tar").write_bytes(extended(kind, payload) + tarfile.TarInfo("ch1/passes.py").tobuf())
    assert peak(lambda: refused(tmp_path / "a.tar", miniature)) < 2**22


def test_the_members_of_a_tar_are_not_kept(tmp_path, miniature):
    shared = extended(tarfile.XGLTYPE, b"".join(record(f"k{n}", "") for n in range(1000)))
    one = extended(tarfile.XHDTYPE, record("comment", "a")) + tarfile.TarInfo("other").tobuf(tarfile.GNU_FORMAT)
    (tmp_path / "a.tar").write_bytes(shared + one * 300 + bytes(1024))
    assert peak(lambda: refused(tmp_path / "a.tar", miniature)) < 2**22


def test_a_zip_of_many_names_is_refused_before_they_are_read(tmp_path, miniature):
    path = make_zip(tmp_path / "a.zip", {f"{number:0>400}": b"" for number in range(20_000)})
    with pytest.raises(InputError, match="refused: it unpacks to more than"):
        read_submission(path, miniature)
    assert peak(lambda: refused(path, miniature)) < 2**20


def test_a_tar_with_a_stub_in_every_folder_is_refused(tmp_path, miniature, monkeypatch):
    monkeypatch.setattr(submissions, "_MAX_STUBS", 10 * len(CODE))
    members = [(tarfile.TarInfo(f"{number}/ch1/passes.py"), CODE) for number in range(11)]
    assert read_submission(make_tar(tmp_path / "a.tar", members[:10]), miniature).sources
    assert "refused" in refused(make_tar(tmp_path / "b.tar", members), miniature)


def test_a_message_does_not_repeat_the_archive(tmp_path, miniature):
    path = make_zip(tmp_path / "a.zip", {"x" * 5000 + "/ch1/passes.py": CODE})
    path.write_bytes(path.read_bytes().replace(b"xxx", b"yyy", 1))  # the directory says another name
    assert len(refused(path, miniature)) < 500


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["passes", "fails", "raises"]), st.sampled_from(["file", "folder", "link", "pipe", "large"])
        ),
        unique_by=lambda entry: entry[0],
    )
)
def test_folders_of_odd_entries_are_read_or_refused(tmp_path_factory, entries):
    root = tmp_path_factory.mktemp("odd")
    (root / "ch1").mkdir()
    for stem, kind in entries:
        path = root / "ch1" / f"{stem}.py"
        match kind:
            case "folder":
                path.mkdir()
            case "link":
                path.symlink_to("nowhere")
            case "pipe":
                os.mkfifo(path)
            case _:
                path.write_bytes(CODE * (1 if kind == "file" else 20_000))
    targets.submitted(root, targets.small_course())


def test_a_folder_of_very_many_folders_is_refused(tmp_path, miniature, monkeypatch):
    monkeypatch.setattr(submissions, "_MAX_FOLDERS", 10)
    for number in range(11):
        (tmp_path / f"{number % 2}/{number}").mkdir(parents=True)
    expected = f"expected at most 10 folders in {tmp_path}, found more; hand in exercises/ alone"
    assert refused(tmp_path, miniature) == expected


COMPRESS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.fixture(params=COMPRESS)
def packed(request, tmp_path):
    """Compresses the parts of a tar, each by itself, and writes them into one file."""

    def pack(*parts, padding=b""):
        path = tmp_path / f"a.tar.{request.param}"
        path.write_bytes(padding.join(map(COMPRESS[request.param], parts)))
        return path

    return pack


@pytest.fixture
def plain(tmp_path):
    return make_tar(
        tmp_path / "a.tar", [(tarfile.TarInfo(f"ch1/{name}.py"), CODE) for name in ("passes", "fails")], "w:"
    )


def test_a_compressed_tar_of_several_parts_is_read_whole(miniature, packed, plain):
    data = plain.read_bytes()
    path = packed(data[:700], b"", data[700:], b"", padding=bytes(70_000))
    assert read_submission(path, miniature).sources == read_submission(plain, miniature).sources
    assert read_submission(path, miniature).sources


def test_a_compressed_tar_of_very_many_parts_is_refused(miniature, packed, plain):
    """They can be empty, and each costs time."""
    assert "it has more than 10000 parts" in refused(packed(*[b""] * 10_000, plain.read_bytes()), miniature)


def test_a_large_compressed_tar_is_refused_before_it_is_read(miniature, packed, plain, monkeypatch):
    path = packed(plain.read_bytes())
    monkeypatch.setattr(unpacking, "_MAX_PACKED", path.stat().st_size)
    assert read_submission(path, miniature).sources
    monkeypatch.setattr(unpacking, "_MAX_PACKED", 2**20)
    with path.open("ab") as file:
        file.truncate(2**20 + 1)
    expected = f"expected at most 1 MiB in {path.name}, found more; hand in exercises/ alone"
    assert refused(path, miniature) == expected
    assert read_submission(plain, miniature).sources


def test_a_compressed_tar_that_ends_too_early_is_refused(miniature, packed, plain):
    path = packed(plain.read_bytes())
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "damaged" in refused(path, miniature)
