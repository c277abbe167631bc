#pragma once
// The part of ankerl::unordered_dense that mediasoup's worker uses, over the standard library's containers.
// Slower to walk, same results; nothing in the worker relies on the order.
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace ankerl::unordered_dense
{
template<typename T, typename Enable = void>
struct hash : std::hash<T>
{
};

template<typename K, typename V, typename H = hash<K>, typename E = std::equal_to<K>>
using map = std::unordered_map<K, V, H, E>;

template<typename K, typename H = hash<K>, typename E = std::equal_to<K>>
using set = std::unordered_set<K, H, E>;
} // namespace ankerl::unordered_dense
