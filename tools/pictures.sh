#!/usr/bin/env bash
# The pictures of README.md, made by the present code. Usage: tools/pictures.sh
set -euo pipefail
cd "$(dirname "$0")/.."
shot() { .venv/bin/exhibition shot "$@"; }
out=docs/pictures
shot summer_palace tower_from_lake $out/tower_from_lake.png --no-panels --quality ultra
shot summer_palace seventeen_arches $out/seventeen_arches.png --no-panels --quality ultra
shot summer_palace long_corridor $out/long_corridor.png --no-panels --quality ultra
shot haiyantang fountain $out/fountain.png --quality ultra --lang en
shot haiyantang quarter_tiger $out/card_zh.png --open hs_tiger --lang zh
shot haiyantang quarter_tiger $out/product_fr.png --open hs_tiger --product tiger_cup --lang fr
shot entrance hall $out/hall.png --lang fr --quality ultra
shot heads hall $out/heads_hall.png --no-panels --quality high
