"""A policy of one's own: what is none is said with its file and the remedy."""

from pathlib import Path

import pytest

from trucewatch.errors import SettingError
from trucewatch.monitor import read_policy


@pytest.mark.parametrize("content", [None, b"", b"weight = ", "# für uns\n".encode("latin-1"), b"[clock]\nfreshness = 30\n", b'[clock]\nfreshness = "x"\n'])
def test_what_is_no_policy_is_a_setting_to_mend(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "policy.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingError, match=r"policy\.toml: cannot be read as a policy: .* \(keep all tables and keys"):
        read_policy(file)
