#!/bin/sh
# Make sure that the browser tests find a Chromium: install Debian's where that can be done without asking.
set -eu

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then exit 0; fi
done

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" -eq 0 ]; then as_root=""
    elif sudo -n true 2>/dev/null; then as_root="sudo -n"
    else as_root="no"; fi
    if [ "$as_root" != "no" ]; then
        echo "Installing chromium for the browser tests ..."
        $as_root apt-get update -qq
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
        if command -v chromium >/dev/null 2>&1; then exit 0; fi
    fi
fi

echo "The browser tests need Chromium: install it (Debian, Ubuntu: apt-get install chromium; macOS: brew install chromium) or set CHROMIUM to its path."
exit 1
