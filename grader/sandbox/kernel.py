"""A seccomp filter, and Landlock's three system calls.

A worker computes. It needs memory, threads and the files of Python, and nothing else. So the filter lists what is
allowed. Without `fork` there is one process to kill and one to count memory for. Without `socket` there is no network.
Without namespaces, mounts and ptrace, most of the kernel's attack surface is out of reach.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterable
from typing import Any

__all__ = ["PR_SET_PDEATHSIG", "landlock", "landlock_version", "seccomp_filter"]

PR_SET_PDEATHSIG = 1

# All that Python, NumPy and JAX may ask of the kernel while they compute. It is wider than what one version was seen to
# use, and holds nothing that reaches another process, a device, or something that all of the machine shares.
_ALLOWED = (
    # memory
    *("brk", "mmap", "munmap", "mremap", "mprotect", "msync", "madvise", "mbind", "get_mempolicy"),
    # threads and signals
    *("futex", "set_robust_list", "rseq", "membarrier", "set_tid_address", "arch_prctl", "gettid", "tgkill", "tkill"),
    *("kill", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigtimedwait", "rt_sigsuspend"),
    *("sigaltstack", "restart_syscall", "pause", "alarm", "setitimer", "getitimer", "wait4", "waitid"),
    *("sched_yield", "sched_getaffinity", "sched_getparam", "sched_getscheduler"),
    *("sched_get_priority_max", "sched_get_priority_min", "exit", "exit_group"),
    # time, and facts about this process
    *("clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "times"),
    *("getpid", "getppid", "getpgid", "getpgrp", "getsid", "getuid", "geteuid", "getresuid", "getgid", "getegid"),
    *("getresgid", "getgroups", "getpriority", "getcpu", "getrusage", "getrlimit", "setrlimit", "prlimit64", "capget"),
    *("uname", "sysinfo", "getrandom"),
    # descriptors
    *("read", "readv", "pread64", "preadv", "preadv2", "write", "writev", "pwrite64", "pwritev", "pwritev2", "lseek"),
    *("close", "dup", "dup2", "dup3", "pipe", "pipe2", "eventfd", "eventfd2", "recvfrom", "sendto"),
    *("poll", "ppoll", "select", "pselect6", "epoll_create", "epoll_create1", "epoll_ctl", "epoll_wait"),
    *("epoll_pwait", "epoll_pwait2"),
    # files
    *("open", "openat", "openat2", "creat", "stat", "lstat", "fstat", "newfstatat", "statx", "access", "faccessat"),
    *("faccessat2", "readlink", "readlinkat", "getdents", "getdents64", "getcwd", "chdir", "fchdir", "umask"),
    *("mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat"),
    *("symlink", "symlinkat", "truncate", "ftruncate", "fallocate", "fsync", "fdatasync"),
    *("chmod", "fchmod", "fchmodat"),
)
# A student may well try these. Of the rest, the kernel says that it has no such call, as an older one would.
_REFUSED = ("fork", "vfork", "execve", "execveat", "socket", "socketpair")

_LOW = 0xFFFFFFFF  # the kernel reads 32 of the 64 bits, and a worker may set the others
_CLONE_THREAD = 0x00010000
# VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS, PARENT_SETTID, CHILD_CLEARTID: each C library starts threads so.
# Without FILES, each thread would have the limit on files for itself.
_CLONE_OF_A_THREAD = 0x003D0F00
_CLOSE_RANGE_UNSHARE = 2
_FCNTLS = {
    "F_DUPFD": 0,
    "F_GETFD": 1,
    "F_SETFD": 2,
    "F_GETFL": 3,
    "F_SETFL": 4,
    "F_DUPFD_CLOEXEC": 1030,
    "F_GETPIPE_SZ": 1032,
}
# The channel to the judge is of the judge's network namespace, and other requests would tell its interfaces.
_IOCTLS = {
    "TCGETS": 0x5401,
    "TCGETS2": 0x802C542A,
    "TIOCGWINSZ": 0x5413,
    "FIONREAD": 0x541B,
    "FIONBIO": 0x5421,
    "FIONCLEX": 0x5450,
    "FIOCLEX": 0x5451,
}
_PRCTLS = {
    "PR_GET_DUMPABLE": 3,
    "PR_SET_NAME": 15,
    "PR_GET_NAME": 16,
    "PR_GET_SECCOMP": 21,
    "PR_CAPBSET_READ": 23,
    "PR_GET_NO_NEW_PRIVS": 39,
    "PR_SVE_GET_VL": 51,
    "PR_GET_TAGGED_ADDR_CTRL": 56,
    "PR_SET_VMA": 0x53564D41,
}


def seccomp_filter() -> Any:
    """Builds a filter once. Each worker loads it with `filter.load()`.

    It lists the calls that are allowed. So those of a newer kernel are denied, whatever they do.

    Raises:
        OSError: libseccomp is not installed.
    """
    try:
        import pyseccomp
    except (ImportError, RuntimeError) as error:
        raise OSError(f"seccomp needs the library libseccomp ({error})") from None
    allowed, refused = pyseccomp.ALLOW, pyseccomp.ERRNO(errno.EPERM)
    # Not EPERM: for a call that does not exist, C libraries know another way. For clone3, which hides its flags behind
    # a pointer, it is clone.
    made = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.ENOSYS))
    made.set_attr(pyseccomp.Attr.CTL_TSYNC, 1)  # JAX's backend has threads already, and a signal runs code in them

    def add(action: Any, name: str, *arguments: Any) -> None:
        # A name that this processor or this libseccomp does not know has a negative number. It stays denied.
        if pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) >= 0:
            made.add_rule(action, name, *arguments)

    for name in _ALLOWED:
        add(allowed, name)
    for name in _REFUSED:
        add(refused, name)
    for name, position, values in (("fcntl", 1, _FCNTLS), ("ioctl", 1, _IOCTLS), ("prctl", 0, _PRCTLS)):
        for value in values.values():
            add(allowed, name, pyseccomp.Arg(position, pyseccomp.MASKED_EQ, _LOW, value))
    add(allowed, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _LOW, _CLONE_OF_A_THREAD))
    add(refused, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))
    add(allowed, "close_range", pyseccomp.Arg(2, pyseccomp.MASKED_EQ, _CLOSE_RANGE_UNSHARE, 0))
    return made


_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every processor
_READ = 0b1101  # execute, read_file, read_dir
_READ_FILE = 0b101
_READ_WRITE_FILE = 0b110


class _RulesetAttribute(ctypes.Structure):
    _fields_ = (("handled_access_fs", ctypes.c_uint64), ("handled_access_net", ctypes.c_uint64))


class _PathAttribute(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def _syscall(number: int, *arguments: Any) -> int:
    result = int(ctypes.CDLL(None, use_errno=True).syscall(number, *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {os.strerror(code)}")
    return result


def landlock_version() -> int:
    """The version of Landlock that this kernel has, or 0 if it has none."""
    try:
        return _syscall(_CREATE_RULESET, None, 0, 1)
    except OSError:
        return 0


def landlock(readable: Iterable[str], unlisted: Iterable[str], devices: Iterable[str]) -> None:
    """Takes every file from this process for good, except these.

    Args:
        readable: files to read, and folders to read and list.
        unlisted: folders whose files may be read by name.
        devices: to read and write.

    Raises:
        OSError: the kernel has no Landlock.
    """
    version = landlock_version()
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    handled = _RulesetAttribute(files, 0b11 if version >= 4 else 0)
    size = ctypes.sizeof(handled) if version >= 4 else 8
    ruleset = _syscall(_CREATE_RULESET, ctypes.byref(handled), size, 0)
    try:
        for paths, folder_access, file_access in (
            (readable, _READ, _READ_FILE),
            (unlisted, _READ_FILE, _READ_FILE),
            (devices, 0, _READ_WRITE_FILE),
        ):
            for path in paths:
                if not os.path.exists(path):
                    continue
                descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
                access = folder_access if os.path.isdir(path) else file_access
                rule = _PathAttribute(access, descriptor)
                try:
                    _syscall(_ADD_RULE, ruleset, 1, ctypes.byref(rule), 0)
                finally:
                    os.close(descriptor)
        ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)  # no new privileges
        _syscall(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
