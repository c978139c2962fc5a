"""Reads cells and writes them in another language: what docs/protocol.md says, in forty lines. Run by CellsInPythonTest."""
import struct, sys, zlib

FORMAT = '>2sBcBBBBQQQIIQHHI'
MASK = (1 << 64) - 1


def h64(data):
    h = 0xcbf29ce484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001b3 & MASK
    h ^= h >> 33
    h = h * 0xff51afd7ed558ccd & MASK
    h ^= h >> 33
    h = h * 0xc4ceb9fe1a85ec53 & MASK
    return h ^ h >> 33


def write(kind, payload, load_start, fresh, load_ms, version, era, tags):
    head = struct.pack(FORMAT, b'\xc1H', 1, kind.encode(), 0, 56 + 8 * len(tags), 1, len(tags), 0, 0, load_start, fresh,
                       load_ms, version, era, 0, zlib.crc32(payload))
    return head + b''.join(struct.pack('>Q', h64(tag.encode())) for tag in tags) + payload


def read(cell):
    f = struct.unpack(FORMAT, cell[:56])
    payload = cell[cell[5]:]
    assert f[0] == b'\xc1H' and f[1] == 1 and zlib.crc32(payload) == f[15]
    return '%s %s %d %d %d %d %d' % (f[2].decode(), payload.decode(), f[9], f[10], f[11], f[12], f[13])


for line in sys.stdin:
    words = line.split()
    if words[0] == 'read':
        print(read(bytes.fromhex(words[1])))
    elif words[0] == 'hash':
        print('%016x' % h64(words[1].encode()))
    else:
        kind, payload, load_start, fresh, load_ms, version, era, tags = words[1:]
        print(write(kind, payload.encode(), int(load_start), int(fresh), int(load_ms), int(version), int(era),
                    tags.split(',')).hex())
    sys.stdout.flush()
