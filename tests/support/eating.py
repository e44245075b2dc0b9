"""A child for tests: it takes memory until its limit refuses more."""

from automation.system.limits import bound_myself


def main(mib: str) -> None:
    bound_myself(int(mib), 30)
    eaten = []
    while True:
        eaten.append(bytearray(1 << 20))
