"""How single sign-on is set up: what the file says, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.errors import SettingError
from trucewatch.web.people.roles import Role
from trucewatch.web.serving import settings_for
from trucewatch.web.sign_on.setting import read


def test_with_it_a_site_needs_no_accounts_to_be_for_others(tmp_path: Path) -> None:
    file = tmp_path / "sign-on.toml"
    file.write_text('issuer = "https://id.example.org"\nclient = "tw"\n[roles]\nadmin = ["keepers"]\n')
    setting = read(file, {"TRUCEWATCH_OIDC_SECRET": "word"})
    assert setting.secret == "word" and setting.role(frozenset({"keepers"})) is Role.ADMIN
    assert not settings_for(str(tmp_path / "x.ledger"), "0.0.0.0", sign_on=setting).local


@pytest.mark.parametrize(
    ("text", "words"),
    [('client = "x"', "issuer"), ('issuer = "http://id.example.org"\nclient = "x"', "https"), ("issuer = ", "no TOML"),
     ('issuer = "https://a.b"\nclient = "x"\n[roles]\nking = ["a"]', "no role called 'king'"), ('issuer = "https://a.b"\nclient = "x"\nothers = "nobody"', "no role called 'nobody'"),
     ('issuer = "https://a.b"\nclient = "x"\nothers = "NOBODY"', "no role called 'NOBODY'"),
     ('issuer = "https://a.b"\nclient = "x"\nsecret = "x"', "environment"), ('issuer = "https://a.b"\nclient = "x"\nrole = 1', "role")],
)  # fmt: skip
def test_a_wrong_set_up_is_told_of_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "sign-on.toml"
    file.write_text(text)
    with pytest.raises(SettingError) as told:
        read(file, {})
    assert words in str(told.value) and str(file) in str(told.value)
