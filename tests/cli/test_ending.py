"""A process that is told to end, at whatever moment."""

import signal

import pytest

from bulletin.cli.ending import Ended, signal_behind, told_to_end


class _EndsWhileNamed:
    def __init__(self, end: BaseException) -> None:
        self._end = end

    def __set_name__(self, _owner: type, _name: str) -> None:
        raise self._end


@pytest.mark.parametrize(
    ("end", "number"), [(Ended(15), signal.SIGTERM), (KeyboardInterrupt(), signal.SIGINT)]
)
def test_a_signal_is_known_in_the_error_that_python_makes_of_it(
    end: BaseException, number: int
) -> None:
    """While a class is made, Python 3.11 raises RuntimeError in its place."""
    with pytest.raises((RuntimeError, type(end))) as raised:
        type("Made", (), {"member": _EndsWhileNamed(end)})
    assert signal_behind(raised.value) == number


def test_a_fault_of_the_program_is_no_signal() -> None:
    """It is told as the fault that it is."""
    assert signal_behind(RuntimeError("fault")) == 0


def test_being_told_to_end_carries_the_signal() -> None:
    """The status tells the shell which one it was."""
    with pytest.raises(Ended) as raised:
        told_to_end(signal.SIGTERM, None)
    assert signal_behind(raised.value) == signal.SIGTERM
