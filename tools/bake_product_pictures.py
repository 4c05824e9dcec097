"""Names of products (all, if none) -> their pictures in assets/pictures/products/. Same input, same bytes."""

from __future__ import annotations

import argparse
import zlib
from importlib import import_module
from pathlib import Path

from PIL import Image
from product_pictures.studio import photograph

HERE = Path(__file__).resolve().parent
HEAVIEST = 120 * 1024  # bytes
NAMES = sorted(file.stem for file in (HERE / "product_pictures" / "stills").glob("[a-z]*.py"))


def main() -> None:
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("names", nargs="*", help=", ".join(NAMES))
    read.add_argument("--out", type=Path, default=HERE.parent / "assets" / "pictures" / "products")
    read.add_argument("--size", type=int, default=640)
    read.add_argument("--samples", type=int, default=2, help="rays per dot and direction")
    options = read.parse_args()
    unknown = sorted(set(options.names) - set(NAMES))
    if unknown:
        read.error(f"no product is called {', '.join(unknown)}")
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.names or NAMES:
        still = import_module(f"product_pictures.stills.{name}").still()
        image = photograph(still, options.size, zlib.crc32(name.encode()), options.samples)
        file = options.out / f"{name}.jpg"
        for quality in (90, 86, 82, 78):
            Image.fromarray(image).save(file, quality=quality, optimize=True, subsampling=0)
            if file.stat().st_size <= HEAVIEST:
                break
        print(f"{file.name}: {file.stat().st_size // 1024} KB", flush=True)


if __name__ == "__main__":
    main()
