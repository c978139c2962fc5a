#!lua flags=allow-cross-slot-keys
-- Adds values that were copied from elsewhere, unless they were invalidated since.
-- KEYS[1]  the first key
-- ARGV     1 log   2 position that the copies are newer than   3 not after, server ms   4.. key, px, cell, key, px, cell ...
-- Reply    {added, left out because invalidated}
--          {-1, tail} position unknown or too far back, a barrier came, or too late: catch up, leave out what is named, send again
local FAR = 256
local time = redis.call('TIME')
local log, position = ARGV[1], ARGV[2]
local newest = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)
local tail = newest[1] and newest[1][1] or '0-0'
if time[1] * 1000 + math.floor(time[2] / 1000) > tonumber(ARGV[3]) then return {-1, tail} end

local named = {}
if tail ~= position then
  local empty = position == '0-0'
  local entries = redis.call('XRANGE', log, empty and '-' or position, '+', 'COUNT', FAR + 1)
  if #entries > FAR then return {-1, tail} end
  if not empty and (not entries[1] or entries[1][1] ~= position) then return {-1, tail} end
  for _, entry in ipairs(entries) do
    if entry[1] ~= position then
      local fields = entry[2]
      for i = 1, #fields, 2 do
        if fields[i] == 'b' then return {-1, tail} end
        if fields[i] == 'i' then named[fields[i + 1]] = true end
      end
    end
  end
end

local added, left_out = 0, 0
for i = 4, #ARGV, 3 do
  if named[ARGV[i]] then
    left_out = left_out + 1
  elseif redis.call('SET', ARGV[i], ARGV[i + 2], 'NX', 'PX', ARGV[i + 1]) then
    added = added + 1
  end
end
return {added, left_out}
