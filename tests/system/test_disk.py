"""Many files made durable at once."""

import os
from pathlib import Path

import pytest

from automation.system import posix_disk as disk
from automation.system.outbox import write_new


def test_a_batch_and_a_few_files_are_all_written(tmp_path: Path) -> None:
    (tmp_path / "outbox").mkdir()
    for count in (3, disk.FEWEST, 250):
        files = [(f"outbox/{count}/{n}.docx", b"%d" % n) for n in range(count)]
        assert sum(len(batch) for batch in write_new(tmp_path, files)) == count
        assert {p.name: p.read_bytes() for p in (tmp_path / "outbox" / str(count)).iterdir()} == {
            path.rpartition("/")[2]: data for path, data in files
        }


@pytest.mark.parametrize("count", [1, disk.FEWEST])
def test_what_cannot_be_synced_is_an_error_never_silence(tmp_path: Path, count: int) -> None:
    descriptors = [os.open(tmp_path / str(n), os.O_CREAT | os.O_WRONLY) for n in range(count)]
    disk.sync_all(descriptors)
    for descriptor in descriptors:
        os.close(descriptor)
    with pytest.raises(OSError, match="descriptor"):
        disk.sync_all(descriptors)


def test_a_device_nobody_knows_is_synced_file_by_file() -> None:
    assert not disk._reports_errors(os.makedev(250, 250))
