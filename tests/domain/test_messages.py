import pytest

from domain.messages import N_, Message, Rejected, message


def test_a_message_carries_its_parameters():
    assert message("I counted {count} digits.", count=3) == Message("I counted {count} digits.", {"count": 3})
    assert Message("Hello.").params == {}


def test_a_mark_changes_nothing():
    assert N_("Hello.") == "Hello."


def test_a_refusal_never_shows_what_the_person_wrote():
    with pytest.raises(Rejected) as caught:
        raise Rejected(N_("{name} is taken."), name="Siti Aminah")
    assert caught.value.message == message("{name} is taken.", name="Siti Aminah")
    assert str(caught.value) == "{name} is taken."
    assert "Siti" not in repr(caught.value)
    assert "Siti" not in str(caught.value.args)
