#!lua flags=allow-cross-slot-keys
-- Removes values and leases, and says so in the log. The log comes first: if it is not on this node, nothing has happened.
-- KEYS     up to 512 keys of one slot
-- ARGV     1 log   2 by   3 maxlen   4 version floor (kind L, no token) or ''   5 px of the floor
-- Reply    {log id, how many keys were left alone because their source does not have the value yet}
local fields = {}
for _, key in ipairs(KEYS) do
  fields[#fields + 1] = 'i'
  fields[#fields + 1] = key
end
fields[#fields + 1] = 'by'
fields[#fields + 1] = ARGV[2]
local id = redis.call('XADD', ARGV[1], 'MAXLEN', '~', ARGV[3], '*', unpack(fields))

local dirty = 0
for _, key in ipairs(KEYS) do
  -- pcall: a value of a foreign type is removed too.
  local start = redis.pcall('GETRANGE', key, 0, 4)
  if type(start) ~= 'string' then start = '' end
  if string.sub(start, 1, 2) == '\193H' and string.byte(start, 5) % 2 == 1 then
    dirty = dirty + 1
  elseif ARGV[4] ~= '' then
    redis.call('SET', key, ARGV[4], 'PX', ARGV[5])
  else
    redis.call('UNLINK', key)
  end
end
return {id, dirty}
