#!/bin/sh
# Draws the icons of the installed app as PNG, out of favicon.svg, by Chromium: offline/icons.sh
# CHROME may name the program.
set -eu
cd "$(dirname "$0")"
chrome=${CHROME:-chromium}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# name, size, width of the drawing in parts of a hundred, the ground under it
draw() {
  {
    printf '<!doctype html><style>html,body{margin:0;height:100%%;background:%s}body{display:grid;place-items:center}svg{width:%s%%}</style>' "$4" "$3"
    cat ../favicon.svg
  } >"$work/$1.html"
  "$chrome" --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --user-data-dir="$work/profile" --window-size="$2,$2" --screenshot="$PWD/icons/$1.png" "file://$work/$1.html" 2>/dev/null
}

draw icon-192 192 100 transparent
draw icon-512 512 100 transparent
draw maskable-512 512 76 '#1c1b19'
draw touch-180 180 100 '#1c1b19'
