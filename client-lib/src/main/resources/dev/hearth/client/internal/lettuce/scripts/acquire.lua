-- Asks for the exclusive right to fill one key.
-- KEYS[1]  the key
-- ARGV     1 lease cell (kind L, with token and flags)   2 lease ms
--          3 load start of the value that the caller saw, 8 bytes, zeros: none   4 'r' to load, 'w' to write
-- Reply    {1} granted   {2, ms left} somebody else holds it   {3, cell} there is a newer value
--          {4, cell, ms left} a load failed a moment ago   {5} the value is foreign
local key, request, writer = KEYS[1], ARGV[1], ARGV[4] == 'w'
local ZERO = '\0\0\0\0\0\0\0\0'
local header = redis.call('GETRANGE', key, 0, 55)
if header ~= '' and (#header < 56 or string.sub(header, 1, 2) ~= '\193H') then return {5} end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = string.sub(request, 9, 16) .. struct.pack('>I8', now + ARGV[2])
if header == '' then
  redis.call('SET', key, string.sub(request, 1, 8) .. lease .. string.sub(request, 25), 'PX', ARGV[2])
  return {1}
end

local kind, flags = string.sub(header, 4, 4), string.byte(header, 5)
local dirty, writers = flags % 2 == 1, math.floor(flags / 2) % 2 == 1
local left = struct.unpack('>I8', string.sub(header, 17, 24)) - now
local held = string.sub(header, 9, 16) ~= ZERO and left > 0
-- A writer takes over from a loader: what the loader has read is old as soon as the write is done.
if held and (not writer or writers) then return {2, left} end
if kind == 'F' and not writer then return {4, redis.call('GET', key), redis.call('PTTL', key)} end

if kind == 'L' or kind == 'F' then
  local floor, px = string.sub(header, 41, 48), tonumber(ARGV[2])
  if floor ~= ZERO then px = math.max(px, redis.call('PTTL', key)) end
  redis.call('SET', key,
    string.sub(request, 1, 8) .. lease .. string.sub(request, 25, 40) .. floor .. string.sub(request, 49), 'PX', px)
  return {1}
end

if dirty then return {3, redis.call('GET', key)} end
if not writer then
  -- Two halves each: a double has only 53 bits.
  local seen_high, seen_low = struct.unpack('>I4I4', ARGV[3])
  local high, low = struct.unpack('>I4I4', string.sub(header, 25, 32))
  if high > seen_high or high == seen_high and low > seen_low then return {3, redis.call('GET', key)} end
end
-- Only the lease changes: the value stays readable and keeps its TTL.
redis.call('SETRANGE', key, 4, string.char(flags - (writers and 2 or 0) + (writer and 2 or 0)))
redis.call('SETRANGE', key, 8, lease)
return {1}
