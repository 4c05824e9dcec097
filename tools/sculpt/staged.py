"""The finished files on the real stage: takes a head's name, gives a strip of four stills under museum light."""

import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent
VIEWS = ("front", "quarter", "profile", "back")


def show(file: Path, out: Path, size: int) -> int:
    stills = []
    for view in VIEWS:
        still = out.with_name(f"{out.stem}_{view}.png")
        order = [sys.executable, "-m", "exhibition", "shot", str(file), view, str(still), "--size",
                 f"{size}x{size}", "--no-panels"]  # fmt: skip
        done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout + done.stderr, file=sys.stderr)
            return done.returncode
        stills.append(Image.open(still).convert("RGB"))
    strip = Image.new("RGB", (sum(s.width for s in stills), stills[0].height))
    for n, still in enumerate(stills):
        strip.paste(still, (n * still.width, 0))
    strip.save(out)
    print(out)
    return 0
