"""Names of products (all, if none) -> their pictures, 640 x 640, in assets/pictures/products/. Same input, same bytes."""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

from PIL import Image
from product_pictures.heads import HEADS
from product_pictures.palace import PALACE
from product_pictures.studio import photograph

STILLS = {**HEADS, **PALACE}
HERE = Path(__file__).resolve().parent.parent / "assets" / "pictures" / "products"


def main() -> None:
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("names", nargs="*", choices=[[], *STILLS])
    read.add_argument("--out", type=Path, default=HERE)
    read.add_argument("--size", type=int, default=640)
    read.add_argument("--samples", type=int, default=2, help="rays per dot and direction")
    options = read.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.names or STILLS:
        image = photograph(STILLS[name](), options.size, zlib.crc32(name.encode()), options.samples)
        file = options.out / f"{name}.jpg"
        Image.fromarray(image).save(file, quality=90, optimize=True, subsampling=0)
        print(f"{file.name}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
