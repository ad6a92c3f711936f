#!/usr/bin/env bash
# Plants mistakes in a copy of the code, one at a time, and shows that a test notices each of them.
#
#   tests/mistakes.sh                 all of tests/mistakes/*.txt; takes minutes
#   tests/mistakes.sh --list          says what there is, and whether each still fits the code; changes nothing
#   tests/mistakes.sh --only WORDS    those whose description has WORDS
#   tests/mistakes.sh --file NAME     those of tests/mistakes/NAME.txt
#
# A mistake is five lines, then a blank one:
#
#   mistake: what a hasty hand might do
#   in: the file
#   old: a piece of one line that stands in the file once
#   new: what stands there instead (may be empty)
#   seen by: arguments of `cargo test` that must fail then, and pass without it
#
# Ends with 0 if every mistake was noticed; with 1 if one survived or no longer fits.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

mistakes=() files=() olds=() news=() tests=()

# Those of all files, or of the one named.
read_all() {
    local path line
    for path in "$root"/tests/mistakes/${1:-*}.txt; do
        while IFS= read -r line || [ -n "$line" ]; do
            case $line in
                "mistake: "*) mistakes+=("${line#mistake: }") ;;
                "in: "*) files+=("${line#in: }") ;;
                "old: "*) olds+=("${line#old: }") ;;
                "new:"*) line=${line#new:} news+=("${line# }") ;;
                "seen by: "*) tests+=("${line#seen by: }") ;;
                "" | "#"*) ;;
                *) echo "$path: what is this: $line" >&2; exit 2 ;;
            esac
        done <"$path"
    done
    if [ "${#mistakes[@]} ${#files[@]} ${#olds[@]} ${#news[@]}" != \
        "${#tests[@]} ${#tests[@]} ${#tests[@]} ${#tests[@]}" ]; then
        echo "a mistake has a line too few or too many" >&2
        exit 2
    fi
}

# The whole content of a file, its last line ends too.
content_of() {
    content=$(cat "$1" && echo x)
    content=${content%x}
}

# Whether the mistake fits: its old piece stands in the file exactly once.
fits() {
    [ -f "$root/${files[$1]}" ] || return 1
    content_of "$root/${files[$1]}"
    local old=${olds[$1]}
    local without=${content/"$old"/}
    [ "$without" != "$content" ] && [ "${without/"$old"/}" = "$without" ]
}

list() {
    local index bad=0
    for index in "${!mistakes[@]}"; do
        if fits "$index"; then
            echo "fits      ${mistakes[$index]} (${files[$index]})"
        else
            echo "DOES NOT  ${mistakes[$index]} (${files[$index]}: ${olds[$index]})"
            bad=1
        fi
    done
    echo "${#mistakes[@]} mistakes"
    return $bad
}

# Runs the tests named by $1 in the copy; says nothing. 0: they pass; 1: they fail; 2: it doesn't compile.
# A test that hangs has failed.
run_tests() {
    local words
    read -ra words <<<"$1"
    (
        cd "$copy/tree"
        cargo test --quiet --no-run "${words[@]:0:$((${#words[@]} - 1))}" || exit 2
        timeout 100 cargo test --quiet "${words[@]}" || exit 1
    ) >"$copy/said" 2>&1
}

plant() {
    content_of "$root/${files[$1]}"
    printf '%s' "${content/"${olds[$1]}"/"${news[$1]}"}" >"$copy/tree/${files[$1]}"
}

heal() {
    cat "$root/${files[$1]}" >"$copy/tree/${files[$1]}"
}

# The tests must pass on the code as it is: else their failing tells nothing.
check_without() {
    local test code
    while IFS= read -r test; do
        code=0
        run_tests "$test" || code=$?
        if [ $code != 0 ]; then
            cat "$copy/said" >&2
            echo "cargo test $test fails without any mistake" >&2
            exit 2
        fi
        # A filter that names no test passes too.
        if ! grep -q "^test result: ok. [1-9]" "$copy/said"; then
            echo "cargo test $test runs nothing" >&2
            exit 2
        fi
    done < <(printf '%s\n' "${chosen_tests[@]}" | sort -u)
}

try() {
    local code=0 start=$SECONDS
    if ! fits "$1"; then
        echo "DOES NOT FIT  ${mistakes[$1]} (${files[$1]})"
        return 1
    fi
    plant "$1"
    run_tests "${tests[$1]}" || code=$?
    heal "$1"
    case $code in
        0) echo "SURVIVED      ${mistakes[$1]} (${files[$1]}; cargo test ${tests[$1]})"; return 1 ;;
        1) echo "noticed       ${mistakes[$1]} ($((SECONDS - start)) s)" ;;
        *) echo "NO CODE       ${mistakes[$1]} (${files[$1]})"; grep -m3 "^error" -A5 "$copy/said" || true; return 1 ;;
    esac
}

only= of=
case ${1:-} in
    --list | "") ;;
    --only) only=${2:?which?} ;;
    --file) of=${2:?which?} ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"; exit 2 ;;
esac
read_all "$of"
if [ "${1:-}" = --list ]; then
    list
    exit
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
export CARGO_TARGET_DIR=${MISTAKES_TARGET:-$copy/target} CARGO_INCREMENTAL=1 RUST_BACKTRACE=0
# Files count as new (-m): what an earlier run has built from a mistake must not be taken for theirs.
# A test that waits for what never comes need not wait long.
export STANDOFF_TEST_PATIENCE=6
mkdir "$copy/tree" "$copy/.cargo"
# Nobody debugs what is built here: without the information for it, building and linking take half the time.
printf '[profile.dev.package.standoff]\ndebug = false\nstrip = "debuginfo"\n' >"$copy/.cargo/config.toml"
(cd "$root" && git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
    tar --null -T - -cf -) | tar -C "$copy/tree" -xmf -

chosen=() chosen_tests=()
for index in "${!mistakes[@]}"; do
    if [[ ${mistakes[$index]} == *"$only"* ]]; then
        chosen+=("$index") chosen_tests+=("${tests[$index]}")
    fi
done
check_without
survived=0
for index in "${chosen[@]}"; do
    try "$index" || survived=$((survived + 1))
done
echo "$((${#chosen[@]} - survived)) of ${#chosen[@]} mistakes noticed, in $SECONDS s"
[ $survived = 0 ]
