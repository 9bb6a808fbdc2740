# How run reports; to be sourced.
# shellcheck shell=bash disable=SC2154 # its variables are run's

# A line of the report: compare ROW WHAT OURS OTHER FACTOR UNIT BAR. OURS and OTHER are series, OTHER is multiplied by FACTOR before the
# ratio is taken. BAR is like "<= 0.4", or empty where a line is there for comparison only. Without OTHER the bar is for OURS itself.
compare() {
  local ours other
  ours=$(statistics "$3") other=
  [[ -z $4 ]] || other=$(statistics "$4")
  [[ -n $ours || -n $other ]] || return 0
  awk -v row="$1" -v what="$2" -v ours="$ours" -v other="$other" -v alone="$([[ -n $4 ]] || echo 1)" \
    -v factor="$5" -v unit="$6" -v bar="$7" '
    function number(x) { return x >= 100 ? sprintf("%.0f", x) : x >= 10 ? sprintf("%.1f", x) : sprintf("%.2f", x) }
    function cell(text, by,   f) {
      if (text == "") return "–"
      split(text, f)
      return number(f[1] * by) " (" number(f[2] * by) "–" number(f[3] * by) ") " unit
    }
    BEGIN {
      split(ours, o); split(other, t); split(bar, b)
      ratio = "–"; verdict = "–"
      if (ours != "" && (alone || other != "")) {
        value = alone ? o[1] : o[1] / (t[1] * factor)
        if (!alone) ratio = number(value)
        if (bar != "") verdict = (b[1] == "<=" ? value <= b[2] : value >= b[2]) ? "met" : "MISSED"
      }
      sub(/<=/, "≤", bar); sub(/>=/, "≥", bar)
      other_cell = alone ? "–" : cell(other, 1) (factor != 1 && other != "" ? " × " factor : "")
      printf "| %s | %s | %s | %s | %s | %s | %s |\n", row, what, cell(ours, 1), other_cell, ratio, bar == "" ? "–" : bar, verdict
    }' >>"$work/table"
  printf '{"row":"%s","what":"%s","unit":"%s","ours":%s,"other":%s,"factor":%s,"bar":"%s"}\n' \
    "$1" "$2" "$6" "$(numbers "$3")" "$(numbers "$4")" "$5" "$7" >>"$work/lines"
}

# A series as a JSON array.
numbers() {
  if [[ -n $1 && -s $work/series/$1 ]]; then
    printf '[%s]' "$(paste -sd, "$work/series/$1")"
  else
    printf null
  fi
}

machine() {
  local processor
  processor=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
  printf '%s × %s, %s MB, Linux %s' "$(nproc)" "${processor:-$(uname -m)}" \
    "$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)" "$(uname -r)"
}

report() {
  local name
  name=$here/results/$(date -u +%Y%m%dT%H%M%SZ)
  mkdir -p "$here/results"
  {
    echo "$(date -u '+%Y-%m-%d %H:%M') UTC, $(machine); counted runs: $runs after $warmups to warm up. Load average before: $load."
    echo "$begun_busy of $begun measurements began while something else kept the machine busy."
    echo
    echo "| row | what | Kindred: median (min–max) | other side | ratio of medians | bar | |"
    echo "|---|---|---|---|---|---|---|"
    cat "$work/table"
  } | tee "$name.md"
  printf '{"date":"%s","machine":"%s","runs":%d,"warmups":%d,"load":"%s","measurements":%d,"begunBusy":%d,"lines":[\n%s\n]}\n' \
    "$(date -u +%FT%TZ)" "$(machine)" "$runs" "$warmups" "$load" "$begun" "$begun_busy" \
    "$(sed '$!s/$/,/' "$work/lines")" >"$name.json"
  say "written to ${name#"$home"/}.md and .json"
}
