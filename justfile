# Commands for daily work, and the steps of .ci/run. `just` lists them.

set shell := ["bash", "-euo", "pipefail", "-c"]

target := env("CARGO_TARGET_DIR", justfile_directory() / "target")
program := target / "release/aikyn"
# Sites and tools that the checks of `.ci/run` need.
work := env("AIKYN_WORK", target / "ci")

[private]
default:
    @just --list --unsorted

# Builds the site in content/ and serves it with reloads.
[group("work")]
serve *arguments:
    cargo run --release -- serve {{ arguments }}

# Type-checks the program, its tests and its benches.
[group("work")]
check:
    cargo check --all-targets

# Runs the tests whose name contains FILTER, or all that are quick.
[group("work")]
test filter="":
    cargo test {{ filter }}

# Updates the snapshots of diagnostics and the tables in docs/, and shows what changed.
[group("work")]
snapshots:
    INSTA_UPDATE=always cargo test --test suite
    git diff --stat -- tests docs

# Lists banned words and long lines in comments and documents.
[group("work")]
english:
    cargo test --test suite english:: -- --include-ignored

# Prints the measures of docs/dev/size.md.
[group("work")]
size:
    cargo test --test suite size:: -- --ignored --nocapture

# Draws contact sheets with a page of every kind, on a phone and a desktop, in light and dark.
[group("work")]
contact-sheet: sites (browser "contact-sheet" work / "contact" work / "sites/site" work / "sites/keys" work / "sites/example")

# Draws the pictures of the README again, from the example site.
[group("work")]
readme-pictures: sites (browser "readme-pictures" work / "sites/example" "docs")

# Runs everything that must pass before a change lands, and installs what it needs.
[group("work")]
ci:
    .ci/run

# Checks the format.
[group("ci")]
format:
    cargo fmt --check

# Checks the lints of rustc and clippy.
[group("ci")]
lint:
    cargo clippy --locked --all-targets --all-features -- -D warnings

# Builds the release and the tests at the same time.
[group("ci")]
build:
    #!/usr/bin/env bash
    set -euo pipefail
    cargo test --locked --no-run & tests=$!
    cargo build --locked --release
    wait "$tests"

# Checks licences, sources and duplicates of dependencies against deny.toml.
[group("ci")]
supply-chain:
    cargo deny --locked check -D warnings licenses sources bans

# Compares the instructions of each stage with benches/instructions.tsv.
[group("ci")]
instructions:
    .ci/instructions.py

# Compares the instructions of each shape of content at two sizes, which must grow linearly.
[group("ci")]
growth:
    .ci/growth.py

# Runs all tests, also those that take long.
[group("ci")]
test-all:
    AIKYN_LONG=1 cargo test --locked

# Fails if the release grows by over a twentieth. A commit that raises the limit says why.
[group("ci")]
program-size limit="23901496":
    #!/usr/bin/env bash
    set -euo pipefail
    bytes=$(stat -c %s "{{ program }}")
    echo "$bytes bytes; {{ limit }} are allowed, and a twentieth more"
    [ "$bytes" -le $(({{ limit }} + {{ limit }} / 20)) ] || { echo "the program has grown too much" >&2; exit 1; }

# Builds the sites that other checks read. A second build must be equal, and write nothing.
[group("ci")]
sites:
    #!/usr/bin/env bash
    set -euo pipefail
    rm -rf "{{ work }}/sites"
    mkdir -p "{{ work }}/sites"
    build() { "{{ program }}" --root "$1" build --output-dir "{{ work }}/sites/$2" "${@:3}"; }
    build . site
    build . again
    diff -r "{{ work }}/sites/site" "{{ work }}/sites/again"
    second=$(build . site 2>/dev/null)
    echo "$second"
    grep -q ' 0 written' <<<"$second" || { echo "a second build wrote files" >&2; exit 1; }
    build tests/fixtures/every-key every-key
    build tests/fixtures/every-key keys --base-url https://example.kg/
    rm -rf "{{ work }}/kok"
    mkdir "{{ work }}/kok"
    cp -r content themes "{{ work }}/kok/"
    echo "theme: kok" >>"{{ work }}/kok/content/site.yaml"
    build "{{ work }}/kok" kok
    # Future and past events, and texts and lists that are longer than any real ones.
    build . boards --quiet --now 2017-11-16
    build tests/fixtures/extremes extremes --quiet --now 2026-06-01
    build . stick --portable
    # The example has its days from the day on which it is made.
    rm -rf "{{ work }}/example"
    SOURCE_DATE_EPOCH=1796040000 "{{ program }}" --quiet init --example "{{ work }}/example"
    build "{{ work }}/example" example --quiet --now 2026-11-30
    rm -rf "{{ work }}/begun"
    "{{ program }}" --quiet init "{{ work }}/begun"
    build "{{ work }}/begun" begun --quiet

# Checks every page with the Nu HTML checker, except its guess at the language.
[group("ci")]
html:
    #!/usr/bin/env bash
    set -euo pipefail
    cd "{{ work }}/sites"
    find site every-key kok example -name '*.html' -print0 >"{{ work }}/pages"
    echo "$(tr -cd '\0' <"{{ work }}/pages" | wc -c) pages"
    checker="{{ work }}/npm/node_modules/vnu-jar/build/dist/vnu.jar"
    xargs -0 java -Xss4m -jar "$checker" --Werror --filterpattern '.*appears to be written in.*' <"{{ work }}/pages"

# Runs a script of .ci/browser in Chromium.
[private]
browser script *arguments:
    NODE_MODULES="{{ work }}/npm/node_modules" node .ci/browser/{{ script }}.mjs {{ arguments }}

# Checks pages and their accessibility in a browser.
[group("ci")]
pages: (browser "pages" work / "sites/site" work / "sites/keys" work / "sites/example")

# Checks that no text overlaps or is cut off, at nine widths and at double text size.
[group("ci")]
layout: (browser "layout" work / "sites/site" work / "sites/keys" work / "sites/example" work / "sites/begun" work / "sites/extremes")

# Compares the search script with the program, and searches in a browser.
[group("ci")]
search:
    AIKYN_VECTORS="{{ work }}/vectors.json" cargo test --locked --quiet --test suite search::vectors
    {{ just_executable() }} browser search "{{ program }}" "{{ work }}/vectors.json" "{{ work }}/sites/site" "{{ work }}"

# Prints pages, and reads them without scripts.
[group("ci")]
print: (browser "print" work / "sites/site" work / "sites/keys" work / "sites/example")

# Checks that posters and leaflets fit on their paper, and that their codes are readable.
[group("ci")]
posters: (browser "posters" work / "sites/boards" work / "sites/keys" work / "sites/extremes" work / "sites/example")

# Opens a portable site from disk.
[group("ci")]
portable: (browser "portable" work / "sites/stick")

# Checks the site behind nginx, at the root and in a directory, in a browser and with Lighthouse.
[group("ci")]
nginx:
    #!/usr/bin/env bash
    set -euo pipefail
    trap '[ ! -f "{{ work }}/nginx.pid" ] || kill "$(cat "{{ work }}/nginx.pid")"' EXIT
    mkdir -p "{{ work }}/folder/sub"
    "{{ program }}" build --base-url http://127.0.0.1:8471/ --output-dir "{{ work }}/served"
    "{{ program }}" build --base-url http://127.0.0.1:8472/sub/folder/ --output-dir "{{ work }}/folder/sub/folder"
    rm -rf "{{ work }}/nginx"
    for site in root=http://127.0.0.1:8471/ folder=http://127.0.0.1:8472/sub/folder/; do
        mkdir -p "{{ work }}/nginx/${site%%=*}/content"
        cp content/site.yaml "{{ work }}/nginx/${site%%=*}/content/"
        "{{ program }}" --root "{{ work }}/nginx/${site%%=*}" host nginx --base-url "${site#*=}"
    done
    chmod -R a+rX "{{ work }}"
    sed "s|WORK|{{ work }}|g" .ci/nginx.conf >"{{ work }}/nginx.conf"
    nginx -c "{{ work }}/nginx.conf"
    {{ just_executable() }} browser served http://127.0.0.1:8471/ http://127.0.0.1:8472/sub/folder/
    {{ just_executable() }} browser lighthouse http://127.0.0.1:8471/ ky/ ru/schedule/ ky/visits/jazy-2017/ ky/press/koshunangdan-korup/ ru/results/

# Checks the site on Apache, at the root and in a directory, with the file of `aikyn host apache`.
[group("ci")]
apache:
    #!/usr/bin/env bash
    set -euo pipefail
    trap '[ ! -f "{{ work }}/apache/pid" ] || kill "$(cat "{{ work }}/apache/pid")"' EXIT
    rm -rf "{{ work }}/apache"
    for site in root=http://127.0.0.1:8473/ folder=http://127.0.0.1:8474/sub/folder/; do
        root="{{ work }}/apache/${site%%=*}"
        mkdir -p "$root"
        cp -r content themes "$root/"
        [ ! -d .cache ] || cp -r .cache "$root/"
        path=${site#*=http://127.0.0.1:*/}
        "{{ program }}" --root "$root" host apache --base-url "${site#*=}"
        "{{ program }}" --quiet --root "$root" build --base-url "${site#*=}" --output-dir "$root/public/$path"
    done
    chmod -R a+rX "{{ work }}"
    sed "s|WORK|{{ work }}|g" .ci/apache.conf >"{{ work }}/apache.conf"
    apache2 -f "{{ work }}/apache.conf" -k start
    {{ just_executable() }} browser served http://127.0.0.1:8473/ http://127.0.0.1:8474/sub/folder/

# Checks the workflows of this repository, and those that `aikyn host` writes.
[group("ci")]
workflows:
    #!/usr/bin/env bash
    set -euo pipefail
    rm -rf "{{ work }}/workflows"
    mkdir -p "{{ work }}/workflows/content"
    cp content/site.yaml "{{ work }}/workflows/content/"
    for host in github gitlab; do "{{ program }}" --quiet --root "{{ work }}/workflows" host $host; done
    workflows="{{ work }}/workflows/.github/workflows"
    check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml "$workflows"/*.yml
    check-jsonschema --builtin-schema vendor.gitlab-ci "{{ work }}/workflows/.gitlab-ci.yml"
    zizmor --offline --quiet .github/workflows "$workflows"

# Checks the editor of the preview in a browser, from a new site on.
[group("ci")]
editor:
    #!/usr/bin/env bash
    set -euo pipefail
    rm -rf "{{ work }}/editor"
    "{{ program }}" init "{{ work }}/editor"
    {{ just_executable() }} browser editor "{{ program }}" "{{ work }}/editor" 2>"{{ work }}/editor.log" || { cat "{{ work }}/editor.log"; exit 1; }

# Checks reloads, errors and the dashboard of the preview in a browser.
[group("ci")]
preview:
    #!/usr/bin/env bash
    set -euo pipefail
    rm -rf "{{ work }}/preview"
    "{{ program }}" init "{{ work }}/preview"
    cp -r themes "{{ work }}/preview/"
    {{ just_executable() }} browser preview "{{ program }}" "{{ work }}/preview" 2>"{{ work }}/preview.log" || { cat "{{ work }}/preview.log"; exit 1; }

# Reads calendars, feeds and open data with other programs.
[group("ci")]
readers:
    "{{ work }}/venv/bin/python" .ci/readers.py "{{ work }}/sites/site" "{{ work }}/sites/every-key"

# Imports Word files of python-docx and LibreOffice, and compares them with other readers.
[group("ci")]
word:
    "{{ work }}/venv/bin/python" .ci/word.py "{{ program }}" "{{ work }}/word" tests/fixtures/import/*.docx

# Validates the data of all sites against the schemas that the program prints.
[group("ci")]
schemas:
    "{{ work }}/venv/bin/python" .ci/schemas.py "{{ program }}" . tests/fixtures/every-key "{{ work }}/kok"

# Runs the tests of publishing on file systems like those of Windows: without modes, inodes and an
# exchange of folders.
[group("ci")]
plain-files:
    RUSTC_WORKSPACE_WRAPPER="{{ justfile_directory() }}/.ci/plain-files" cargo test --locked --test suite -- faults:: unchanged::

# Builds a Python wheel and a Debian package twice, installs both into clean folders, and begins,
# checks, builds and zips a site with each.
[group("ci")]
packages:
    #!/usr/bin/env bash
    set -euo pipefail
    folder="{{ work }}/packages"
    rm -rf "$folder"
    for round in one two; do
        python3 packaging/wheel.py "{{ program }}" "linux_$(uname -m)" "$folder/$round"
        packaging/deb "{{ program }}" "$(dpkg --print-architecture)" "$folder/$round"
    done
    diff -r "$folder/one" "$folder/two"
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$folder"/one/*.whl
    mkdir -p "$folder"/root/var/lib/dpkg/{info,updates,triggers}
    touch "$folder/root/var/lib/dpkg/status"
    dpkg --root="$folder/root" --force-not-root --install "$folder"/one/*.deb
    man --local-file "$folder/root/usr/share/man/ru/man1/aikyn.1.gz" >/dev/null 2>&1 || ! command -v man
    for program in "$folder/venv/bin/aikyn" "$folder/root/usr/bin/aikyn"; do
        run() { env -i HOME=/nonexistent PATH=/nonexistent SOURCE_DATE_EPOCH=1796040000 "$program" "$@"; }
        site="$folder/$(basename "$(dirname "$(dirname "$program")")")-site"
        run --quiet init "$site"
        run --quiet --root "$site" check
        run --quiet --root "$site" build --zip "$site/site.zip"
        python3 -m zipfile --test "$site/site.zip"
    done
    for target in {x86_64,aarch64}-{unknown-linux-musl,apple-darwin}.tar.gz x86_64-pc-windows-msvc.zip; do
        echo "$(sha256sum <"{{ program }}" | cut -d ' ' -f 1)  aikyn-$("{{ program }}" --version | cut -d ' ' -f 2)-$target"
    done >"$folder/SHA256SUMS"
    python3 packaging/manifests.py https://example.kg/aikyn "$folder/SHA256SUMS" "$folder/manifests"
    diff -r "$folder/venv-site/public" "$folder/usr-site/public"
    cmp "$folder/venv-site/site.zip" "$folder/usr-site/site.zip"

# Builds the shipped program twice and compares the bytes. For releases only.
[group("ci")]
reproducible:
    .ci/reproducible
