#!/bin/sh
# Collects what a review of a TDX host's memory needs, as one text on standard output:
#
#   sh collect.sh > host.txt
#   ssh root@server sh -s < collect.sh > host.txt
#   ssh root@server sh -s -- --redact < collect.sh > host.txt
#
# It only reads: it mounts nothing, loads nothing and asks no network. It wants root, since the kernel hides addresses
# from everybody else; without root it collects what it may, and says what is missing. A tool that is not installed and a
# file that is not there are said and passed over.
#
# --redact, or TDXMEM_REDACT=1: host names, serial numbers, MAC and IP addresses and UUIDs are replaced, the same one by the
# same word throughout. Addresses of memory and of PCI devices stay.
# TDXMEM_ROOT=FOLDER: FOLDER/proc, FOLDER/sys, FOLDER/dev and FOLDER/etc are read in place of /proc, /sys, /dev and /etc.
# Commands are those of the PATH all the same.
#
# It is one file, since it is sent through a pipe to where nothing else of its project is.

root=${TDXMEM_ROOT:-}
redacted=${TDXMEM_REDACT:-}
for option; do
  case $option in
    --redact) redacted=1 ;;
    *)
      printf 'usage: sh collect.sh [--redact] > host.txt\n' >&2
      exit 2
      ;;
  esac
done

newline='
'
LC_ALL=C
export LC_ALL
# An ordinary user's path, and that of a command that ssh runs, often leave these out.
if [ -z "$root" ]; then
  PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
  export PATH
fi

have() {
  command -v "$1" > /dev/null 2>&1
}

section() {
  printf '\n==> %s <==\n' "$1"
}

# What a reader of the bundle should know. It is no evidence.
note() {
  printf '# note: %s\n' "$1"
}

# What whoever runs this should know, too.
warn() {
  printf '# warning: %s\n' "$1"
  printf 'tdxmem collect: %s\n' "$1" >&2
}

# A program that hangs must not take the rest of the bundle with it. Old ones of busybox have other options.
limit=
if have timeout && timeout 60 true > /dev/null 2>&1; then limit='timeout 60'; fi

# What a command prints, with its complaints as a note. False where it is not installed.
output() {
  if ! have "$1"; then
    note "$1 is not installed"
    return 1
  fi
  { complaint=$($limit "$@" 2>&1 >&3 3>&-); } 3>&1
  [ -z "$complaint" ] || note "$1 says: ${complaint%%"$newline"*}"
}

# A section for a command.
run() {
  section "$*"
  output "$@"
}

# The lines of a file, whether cat is there or not.
copy() {
  if have cat; then
    cat "$1" 2> /dev/null
    return
  fi
  while IFS= read -r line || [ -n "$line" ]; do printf '%s\n' "$line"; done < "$1"
}

# Whether a file can be read; a note says why not.
readable() {
  if [ ! -e "$root$1" ]; then
    note 'there is no such file here'
    return 1
  fi
  if [ ! -r "$root$1" ]; then
    note 'only root may read it'
    return 1
  fi
}

# A section for a file.
show() {
  section "$1"
  if readable "$1"; then copy "$root$1" || note 'it could not be read'; fi
}

# Sets `value` to the first line of a file; empty where there is none.
first_of() {
  value=
  [ ! -r "$1" ] || { IFS= read -r value < "$1"; } 2> /dev/null || :
}

# `PATH: VALUE` for small files, each named by its path below the root.
values() {
  for name; do
    [ -f "$root$name" ] || continue
    first_of "$root$name"
    printf '%s: %s\n' "$name" "$value"
    found=1
  done
}

# A section for all small files below some folders, two levels deep.
values_below() {
  found=
  section "$1"
  for folder; do
    for path in "$root$folder"/* "$root$folder"/*/*; do values "${path#"$root"}"; done
  done
  [ -n "$found" ] || note 'nothing of it is here'
}

# What the machine and its firmware are called. The other files there hold serial numbers.
machine() {
  section /sys/class/dmi/id
  found=
  for name in sys_vendor product_name bios_version bios_date; do values "/sys/class/dmi/id/$name"; done
  [ -n "$found" ] || note 'nothing of it is here'
}

is_root() {
  have id && [ "$(id -u)" = 0 ]
}

begins() {
  case $1 in
    *'Linux version '*) return 0 ;;
    *) return 1 ;;
  esac
}

# The log of this boot. A ring buffer that has wrapped lost the beginning, where memory is listed: the journal may have it.
kernel_log() {
  if have dmesg; then log=$($limit dmesg 2> /dev/null); else log=; fi
  if begins "$log"; then
    section dmesg
    printf '%s\n' "$log"
    return
  fi
  if have journalctl; then
    # Versions before 230 do not know the option.
    for option in --no-hostname ''; do
      journal=$($limit journalctl --quiet --no-pager -k -b -o short-monotonic $option 2> /dev/null)
      [ -z "$journal" ] || break
    done
    if begins "$journal"; then
      section 'journalctl -k -b'
      printf '%s\n' "$journal"
      return
    fi
  fi
  section dmesg
  if [ -n "$log" ]; then
    printf '%s\n' "$log"
    warn 'the kernel log has lost its beginning, and with it the memory map of the boot: collect soon after a boot, or boot with log_buf_len=8M'
  else
    warn 'the kernel log cannot be read: run this as root'
  fi
}

iomem() {
  show /proc/iomem
  [ -r "$root/proc/iomem" ] || return
  while read -r range _; do
    case $range in
      *[!0-]*) return ;;
    esac
  done < "$root/proc/iomem"
  warn 'all addresses in /proc/iomem are zero: run this as root'
}

# `0x0-0x9fbff System RAM` for each entry, in their order: names sort by letters, and numbers are missing where memory went.
firmware_memmap() {
  section /sys/firmware/memmap
  last=-1
  for entry in "$root"/sys/firmware/memmap/[0-9]*; do
    number=${entry##*/}
    [ ! -d "$entry" ] || [ "$number" -le "$last" ] || last=$number
  done
  [ "$last" -ge 0 ] || note 'there is no such folder here, or it is empty'
  number=0
  while [ "$number" -le "$last" ]; do
    entry=$root/sys/firmware/memmap/$number
    number=$((number + 1))
    [ -d "$entry" ] || continue
    first_of "$entry/start"
    start=$value
    first_of "$entry/end"
    end=$value
    first_of "$entry/type"
    printf '%s-%s %s\n' "$start" "$end" "$value"
  done
}

# Every column that this lsmem knows.
lsmem_table() {
  if ! have lsmem; then
    run lsmem
    return
  fi
  for columns in --output-all --output=RANGE,SIZE,STATE,REMOVABLE,BLOCK,NODE ''; do
    if $limit lsmem -a $columns > /dev/null 2>&1; then break; fi
  done
  # shellcheck disable=SC2086 # Without a choice of columns there is no argument.
  run lsmem -a $columns
}

# `memory32 phys_index=00000020 state=online valid_zones=Normal node=0` for each memory block.
memory_blocks() {
  section /sys/devices/system/memory
  found=
  for block in "$root"/sys/devices/system/memory/memory[0-9]*; do
    [ -d "$block" ] || continue
    found=1
    first_of "$block/phys_index"
    index=$value
    first_of "$block/state"
    state=$value
    first_of "$block/valid_zones"
    nodes=
    for node in "$block"/node[0-9]*; do
      [ ! -e "$node" ] || nodes=${nodes:+$nodes,}${node##*/node}
    done
    printf '%s phys_index=%s state=%s valid_zones=%s node=%s\n' "${block##*/}" "$index" "$state" "$value" "$nodes"
  done
  [ -n "$found" ] || note 'this kernel has no memory blocks (CONFIG_MEMORY_HOTPLUG)'
}

memblock() {
  debugfs=/sys/kernel/debug
  for list in memory reserved; do
    if [ -e "$root$debugfs/memblock/$list" ]; then
      show "$debugfs/memblock/$list"
      continue
    fi
    section "$debugfs/memblock/$list"
    if ! mounted "$debugfs"; then
      note "debugfs is not mounted: mount -t debugfs none $debugfs"
    elif is_root; then
      note 'this kernel does not keep memblock after the boot (CONFIG_ARCH_KEEP_MEMBLOCK)'
    else
      note 'only root may look into debugfs'
    fi
  done
}

mounted() {
  [ -r "$root/proc/mounts" ] || return 1
  while read -r _ where _; do
    [ "$where" != "$1" ] || return 0
  done < "$root/proc/mounts"
  return 1
}

# The bytes of a table as acpidump prints them.
acpi_table() {
  section "$1"
  readable "$1" || return
  if ! have od; then
    note 'od is not installed'
    return
  fi
  name=${1##*/}
  printf '%.4s @ 0x0000000000000000\n' "$name"
  od -An -v -tx1 "$root$1" | {
    offset=0
    while read -r bytes; do
      printf '    %04X: %s\n' "$offset" "$bytes"
      offset=$((offset + 16))
    done
  }
}

acpi_tables() {
  for name in SRAT CEDT; do
    found=
    for path in "$root/sys/firmware/acpi/tables/$name"*; do
      [ -e "$path" ] || continue
      found=1
      acpi_table "${path#"$root"}"
    done
    [ -n "$found" ] || show "/sys/firmware/acpi/tables/$name"
  done
}

# KeyIDs that firmware gives to TDX, whether memory encryption is on, and whether the SEAM range is set up.
registers() {
  section rdmsr
  if ! have rdmsr; then
    note 'rdmsr is not installed'
  elif [ ! -e "$root/dev/cpu/0/msr" ]; then
    note 'the module msr is not loaded: modprobe msr'
  else
    for register in 0x87 0x982 0x1401; do
      printf '# rdmsr %s\n' "$register"
      output rdmsr "$register"
    done
  fi
}

collect() {
  printf '# tdxmem bundle 1\n'
  printf '# What a review of the memory of a TDX host needs. To review it: tdxmem check --host FILE\n'
  [ -z "$redacted" ] || printf '# redacted: names, serial numbers, network addresses and UUIDs are replaced\n'
  is_root || warn 'this does not run as root: the kernel hides addresses, tables and debugfs from other users'

  run uname -a
  run date -u +%Y-%m-%dT%H:%M:%SZ
  show /proc/version
  show /proc/cmdline
  machine
  kernel_log
  iomem
  firmware_memmap
  show /sys/devices/system/memory/block_size_bytes
  show /sys/devices/system/memory/auto_online_blocks
  lsmem_table
  memory_blocks
  memblock
  run numactl -H
  acpi_tables
  run daxctl list -DRM
  run ndctl list -RNX
  run cxl list -DR
  values_below /sys/module/memory_hotplug/parameters
  values_below /sys/module/kvm_intel/parameters
  values_below /sys/module/tdx_host/parameters
  values_below /sys/devices/virtual/tdx /sys/devices/faux/tdx_host /sys/firmware/tdx /sys/firmware/tdx_seam
  registers
  printf '\n# end of bundle\n'
}

# What this host calls itself.
host_names() {
  if have uname; then uname -n; fi
  for path in /proc/sys/kernel/hostname /etc/hostname; do
    first_of "$root$path"
    printf '%s\n' "$value"
  done
}

# Replaces what tells this host from others: the same words get the same substitute at every place.
redact() {
  # shellcheck disable=SC2046 # A name holds no blanks.
  set -- $(host_names)
  # shellcheck disable=SC2016 # These dollars are those of awk.
  awk -v names="$*" '
    BEGIN {
      h = "[0-9A-Fa-f]"
      uuid = h h h h h h h h "-" h h h h "-" h h h h "-" h h h h "-" h h h h h h h h h h h h
      id = h h h h h h h h
      id = id id id id
      mac = h h "[:-]" h h "[:-]" h h "[:-]" h h "[:-]" h h "[:-]" h h "([:-]" h h ")*"
      ipv4 = "[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+"
      ipv6 = "[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f]*"
      version = "([Vv]er(sion)?|[Rr]ev(ision)?|[Rr]elease|[Bb]uild|[Ff]irmware|[Ff][Ww]|BIOS|NVM|[Dd]river|v)[ :=.,(]*$"
      # A host may be called by a word of the listings. Then it is replaced only where nothing but a name can stand.
      ordinary = "^([a-z]|[0-9.]+|(node|cpu|mem|memory|numa|socket|region|dax|cxl|tdx|decoder)[0-9.]*|linux|version|kernel|localhost|localdomain|none|command|line|early|ranges?|list|map|block|size|state|zones?|normal|movable|dma|dma32|device|cmr|srat|cedt|pxm|e820|acpi|bios|dmi|system|ram|usable|reserved|soft|persistent|unusable|hotplug|online|offline|module|initialized|failed|window|configuration|flags|bytes|on|to|yes|no|end|note|warning|redacted)$"
      total = split(names, given, " ")
      for (i = 1; i <= total; i++) {
        add_name(given[i])
        if (index(given[i], ".") > 1) add_name(substr(given[i], 1, index(given[i], ".") - 1))
      }
    }

    function add_name(name) {
      if (name ~ /^[0-9A-Za-z._-]+$/ && !(name in seen) && tolower(name) !~ ordinary) known[++number] = name
      seen[name] = 1
    }

    # One substitute for each, whatever its letters and its domain are like.
    function substitute(kind, what) {
      if (what ~ /^redacted-/) return what
      if (kind != "serial") what = tolower(what)
      if (kind == "host") sub(/[.].*/, "", what)
      if (!((kind, what) in substitutes)) substitutes[kind, what] = "redacted-" kind "-" (++count[kind])
      return substitutes[kind, what]
    }

    # A number of a version may have four parts, too.
    function is_ipv4(text, head, after,   part, i) {
      if (head ~ /[0-9A-Za-z._-]$/ || after ~ /^[0-9A-Za-z_]/ || head ~ version) return 0
      split(text, part, ".")
      for (i = 1; i <= 4; i++) if (length(part[i]) > 3 || part[i] > 255 || part[i] ~ /^0./) return 0
      return part[1] != 0 && part[1] != 127 && part[1] != 255
    }

    # An address in full has eight groups. A shorter one has two colons together, and a time or a PCI device has not.
    function is_ipv6(text,   part, groups, i, longest) {
      groups = split(text, part, ":")
      longest = 0
      for (i = 1; i <= groups; i++) {
        if (length(part[i]) > 4) return 0
        if (length(part[i]) > longest) longest = length(part[i])
      }
      return index(text, "::") > 0 ? longest > 1 : groups == 8
    }

    # Whether a word between two pieces of text is what it looks like.
    function fits(kind, text, head, after) {
      if (kind == "ipv4") return is_ipv4(text, head, after)
      if (head ~ /[0-9A-Za-z]$/ || after ~ /^[0-9A-Za-z]/) return 0
      # In ip=ADDRESS::255.255.255.0 the colons stand between an address, replaced by now, and a mask.
      return kind != "ipv6" || (head !~ /redacted-[a-z0-9]+-$/ && after !~ /^[.][0-9]/ && is_ipv6(text))
    }

    # The line with everything of one form replaced.
    function each(kind, form, text,   done, found, end) {
      done = ""
      while (match(text, form)) {
        found = substr(text, RSTART, RLENGTH)
        end = RSTART + RLENGTH
        if (kind == "ipv6" && found ~ /[^:]:$/) {
          found = substr(found, 1, length(found) - 1)
          end--
        }
        done = done substr(text, 1, RSTART - 1)
        if (fits(kind, found, done, substr(text, end, 2))) done = done substitute(kind, found)
        else {
          # An identifier may begin inside of what looked like one.
          if (kind != "ipv4" && kind != "ipv6") end = RSTART + 1
          done = done substr(text, RSTART, end - RSTART)
        }
        text = substr(text, end)
      }
      return done text
    }

    # What follows some words, up to a character that cannot be part of it.
    function behind(kind, words, value, text,   done, end) {
      done = ""
      while (match(text, words)) {
        end = RSTART + RLENGTH
        done = done substr(text, 1, end - 1)
        text = substr(text, end)
        # What stands only at the beginning of a line is not looked for again.
        if (substr(words, 1, 1) == "^") words = "^[^ -~]"
        if (match(text, value) == 1) {
          done = done substitute(kind, substr(text, 1, RLENGTH))
          text = substr(text, RLENGTH + 1)
        }
      }
      return done text
    }

    # A name of the host, with its domain.
    function each_name(name, text,   done, at) {
      done = ""
      while ((at = index(text, name)) > 0) {
        done = done substr(text, 1, at - 1)
        text = substr(text, at + length(name))
        if (done ~ /[0-9A-Za-z]$/ || text ~ /^[0-9A-Za-z]/) done = done name
        else {
          done = done substitute("host", name)
          if (match(text, /^([.][0-9A-Za-z-]+)+/)) text = substr(text, RLENGTH + 1)
        }
      }
      return done text
    }

    # Headings are ours, and a listing of addresses names nobody.
    /^==> .* <==$/ {
      heading = $0
      listing = heading ~ /iomem|memmap|lsmem|memblock|numactl|acpi|rdmsr|devices.system.memory/
    }
    listing || /^==> / || /^# / { print; next }

    {
      line = $0
      line = each("uuid", uuid, line)
      line = behind("uuid", "(UUID|uuid)=", "^[^] ,;\"/)]+", line)
      line = each("uuid", id, line)
      line = each("mac", mac, line)
      if (line !~ /tdx: / && heading !~ /dmi/) line = each("ipv4", ipv4, line)
      line = each("ipv6", ipv6, line)
      line = behind("serial", "([Ss][Ee][Rr][Ii][Aa][Ll] ?([Nn][Uu][Mm][Bb][Ee][Rr]|[Nn][Oo][.]?)|S/N)[ \":=#]+", "^[^] ,;\")][^] ,;\")][^] ,;\")][^] ,;\")]+", line)
      line = behind("serial", "(^|[^0-9A-Za-z])\"?([Ss]erial|SERIAL)\"?[=:]\"?", "^[^] ,;\")/][^] ,;\")/][^] ,;\")/]+", line)
      line = behind("serial", "(wwn-|naa[.]|eui[.]|by-id/)", "^[^] ,;\")]+", line)
      line = behind("secret", "(password|passwd|secret|token)=", "^[^ ]+", line)
      line = behind("iqn", "(^|[^0-9A-Za-z])iqn[.]", "^[0-9][^] ,;\")]+", line)
      line = behind("host", "[a-z]://([^/@ ]*@)?", "^[^]/:, \")]+", line)
      line = behind("host", "nfs(root=|[0-9]?:)", "^[^]/:, \")]+", line)
      line = behind("host", "[Hh]ostname (set )?to <?", "^[^ >]+", line)
      line = behind("host", "hostname=", "^[^ ,]+", line)
      # ip=CLIENT:SERVER:GATEWAY:MASK:NAME:DEVICE:…
      line = behind("host", "(^| )ip=[^: ]*:[^: ]*:[^: ]*:[^: ]*:", "^[^: ]+", line)
      if (line ~ /Linux version /) {
        line = behind("user", "Linux version [^ ]+ [(]", "^[^@() ]+", line)
        line = behind("host", "Linux version [^ ]+ [(][^@() ]+@", "^[^() ]+", line)
      }
      if (heading ~ /uname/) line = behind("host", "^Linux ", "^[^ ]+", line)
      if (line ~ /^[[][^]]*[]] [^ :]+ kernel: /) line = behind("host", "^[[][^]]*[]] ", "^[^ ]+", line)
      for (i = 1; i <= number; i++) line = each_name(known[i], line)
      print line
    }
  '
}

# `sh -s` reads this script from standard input: no program may take a piece of it.
if [ -z "$redacted" ]; then
  collect < /dev/null
elif have awk; then
  collect < /dev/null | redact || exit 2
else
  printf 'tdxmem collect: redaction needs awk, which is not installed. Nothing was collected.\n' >&2
  exit 2
fi
exit 0
