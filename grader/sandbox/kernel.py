"""A seccomp filter, and Landlock's three system calls.

A worker computes. It needs memory, threads and the files of Python, and nothing else. Without `fork`
there is one process to kill and one to count memory for. Without `socket` there is no network. Without
namespaces, mounts and ptrace, most of the kernel's attack surface is out of reach.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterable
from typing import Any

__all__ = ["PR_SET_PDEATHSIG", "landlock", "landlock_version", "seccomp_filter"]

PR_SET_PDEATHSIG = 1

_DENIED = (
    *("fork", "vfork", "execve", "execveat"),
    *("socket", "socketpair", "bind", "listen", "connect", "accept", "accept4"),
    *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "fsopen", "fsmount", "fsconfig", "fspick"),
    *("move_mount", "open_tree", "mount_setattr", "swapon", "swapoff", "quotactl", "acct", "reboot"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd", "pidfd_open"),
    *("bpf", "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key", "personality"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register", "vmsplice", "fanotify_init"),
    *("inotify_init", "inotify_init1"),
    *("open_by_handle_at", "name_to_handle_at", "memfd_create", "memfd_secret", "mknod", "mknodat"),
    *("shmget", "shmat", "shmdt", "shmctl", "msgget", "msgsnd", "msgrcv", "msgctl"),
    *("semget", "semop", "semtimedop", "semctl", "mq_open", "mq_unlink"),
    *("io_setup", "io_submit", "io_getevents", "io_pgetevents", "io_cancel", "io_destroy"),
    *("seccomp", "flock", "utime", "utimes", "futimesat", "utimensat"),
    *("setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
    *("pidfd_send_signal", "process_mrelease", "quotactl_fd", "modify_ldt"),
    *("init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "syslog"),
    *("setuid", "setgid", "setresuid", "setresgid", "setreuid", "setregid", "setgroups", "setsid", "setpgid"),
)
_DENIED_NUMBERS = {  # the same on every 64-bit processor: an older libseccomp does not know their names
    "statmount": 457,
    "listmount": 458,
    "setxattrat": 463,
    "removexattrat": 466,
    "open_tree_attr": 467,
    "file_setattr": 469,
}
_CLONE_THREAD = 0x00010000
_PR_SET_SECCOMP = 22
_CLOSE_RANGE_UNSHARE = 2
_SOCKET_IOCTLS = 0x8900


def seccomp_filter() -> Any:
    """Builds a filter once. Each worker loads it with `filter.load()`.

    Raises:
        OSError: libseccomp is not installed.
    """
    try:
        import pyseccomp
    except (ImportError, RuntimeError) as error:
        raise OSError(f"seccomp needs the library libseccomp ({error})") from None
    denied = pyseccomp.ERRNO(errno.EPERM)
    made = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    made.set_attr(pyseccomp.Attr.CTL_TSYNC, 1)  # JAX's backend has threads already, and a signal runs code in them
    for name in _DENIED:
        try:
            made.add_rule(denied, name)
        except (OSError, ValueError, RuntimeError):
            continue  # this kernel or processor has no such call
    for number in _DENIED_NUMBERS.values():
        made.add_rule(denied, number)
    # clone3 hides its flags behind a pointer. If it does not exist, the C library uses clone.
    made.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    # It dies with its parent. The kernel reads 32 bits of the 64.
    made.add_rule(denied, "prctl", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 0xFFFFFFFF, PR_SET_PDEATHSIG))
    # Filters of its own would take memory that all of the machine shares, and could write to the kernel's log.
    made.add_rule(denied, "prctl", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 0xFFFFFFFF, _PR_SET_SECCOMP))
    # The channel to the judge is of the judge's network namespace, and would tell its interfaces.
    made.add_rule(denied, "ioctl", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFFFF00, _SOCKET_IOCTLS))
    # Threads with files of their own would each have the limit on files.
    made.add_rule(
        denied, "close_range", pyseccomp.Arg(2, pyseccomp.MASKED_EQ, _CLOSE_RANGE_UNSHARE, _CLOSE_RANGE_UNSHARE)
    )
    made.add_rule(denied, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))
    return made


_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every processor
_READ = 0b1101  # execute, read_file, read_dir
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


def landlock(readable: Iterable[str], devices: Iterable[str]) -> None:
    """Takes every file from this process for good, except these: files to read, devices to read and write.

    Raises:
        OSError: the kernel has no Landlock.
    """
    version = landlock_version()
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    handled = _RulesetAttribute(files, 0b11 if version >= 4 else 0)
    size = ctypes.sizeof(handled) if version >= 4 else 8
    ruleset = _syscall(_CREATE_RULESET, ctypes.byref(handled), size, 0)
    try:
        for paths, folder_access, file_access in ((readable, _READ, 0b101), (devices, 0, _READ_WRITE_FILE)):
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
