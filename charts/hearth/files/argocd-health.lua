-- Health of a CacheCluster or CacheClass for Argo CD, from the conditions that every other tool reads.
local hs = { status = "Progressing", message = "the operator has not seen this spec yet" }
local s = obj.status
if s == nil or s.conditions == nil or s.observedGeneration ~= obj.metadata.generation then
  return hs
end
local c = {}
for _, x in ipairs(s.conditions) do
  c[x.type] = x
end
local ready = c["Ready"]
if ready == nil then
  return hs
end
hs.message = ready.message
if ready.status == "True" then
  hs.status = "Healthy"
elseif ready.reason == "Paused" then
  hs.status = "Suspended"
elseif c["Stalled"] ~= nil and c["Stalled"].status == "True" then
  hs.status = "Degraded"
end
return hs
