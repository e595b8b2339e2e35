"""How long the command line takes to start: ``python benchmarks/start.py [RUNS]``. Aim: 0.3 s; nothing heavy loads before it is needed.

Prints the median CPU and wall seconds of ``trucewatch --help`` and, side by side, of a Python that does nothing.
"""

import os
import statistics
import subprocess
import sys
import time


def once(*words: str) -> tuple[float, float]:
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    cpu = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return cpu, time.perf_counter() - began


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    pairs = [(once("-m", "trucewatch", "--help"), once("-c", "pass")) for _ in range(runs)]
    for name, at in (("trucewatch --help", 0), ("python alone", 1)):
        cpu, wall = (statistics.median(pair[at][kind] for pair in pairs) for kind in (0, 1))
        print(f"{name}: {cpu:.2f} s CPU, {wall:.2f} s wall (median of {runs})")


if __name__ == "__main__":
    main()
