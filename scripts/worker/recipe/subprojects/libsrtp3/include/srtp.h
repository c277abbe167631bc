#pragma once
// The part of libsrtp 3's API that mediasoup's worker calls, over the libsrtp 2 that distributions ship.
// libsrtp 3 takes a policy as an opaque handle and writes to a second buffer; libsrtp 2 takes a struct and works in place.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t
#include <cstdint>
#include <cstring>
#include <new>

// Errors that libsrtp 2 does not have. It never returns them; the worker names them in a table.
inline constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
inline constexpr auto srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

// A libsrtp 2 policy points at its key, so the key lives beside it.
struct srtp3_policy
{
	srtp2_policy_t v2;
	uint8_t key[SRTP_MAX_KEY_LEN];
};
using srtp_policy_t = srtp3_policy*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
	*policy = new (std::nothrow) srtp3_policy{};
	return *policy ? srtp_err_status_ok : srtp_err_status_alloc_fail;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
	delete policy;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	policy->v2.ssrc = ssrc;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
	const auto status = srtp_crypto_policy_set_from_profile_for_rtp(&policy->v2.rtp, profile);
	if (status != srtp_err_status_ok) return status;
	return srtp_crypto_policy_set_from_profile_for_rtcp(&policy->v2.rtcp, profile);
}

// The worker uses no master key identifier (mki), so it is not taken over.
inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy, const uint8_t* key, size_t keyLen, const uint8_t* salt, size_t saltLen, const uint8_t*, size_t)
{
	if (keyLen + saltLen > sizeof(policy->key)) return srtp_err_status_bad_param;
	std::memcpy(policy->key, key, keyLen);
	std::memcpy(policy->key + keyLen, salt, saltLen);
	policy->v2.key = policy->key;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow)
{
	policy->v2.allow_repeat_tx = allow;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t size)
{
	policy->v2.window_size = size;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
	return srtp_create(session, static_cast<const srtp2_policy_t*>(&policy->v2));
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

namespace srtp3
{
// Runs one of libsrtp 2's in-place functions on a copy of `in`, which may grow by `room` bytes.
template<typename InPlace>
inline srtp_err_status_t onCopy(
  InPlace inPlace, size_t room, srtp_t session, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen)
{
	if (inLen + room > *outLen) return srtp_err_status_buffer_small;
	if (out != in) std::memcpy(out, in, inLen);
	int length        = static_cast<int>(inLen);
	const auto status = inPlace(session, out, &length);
	*outLen           = static_cast<size_t>(length);
	return status;
}
} // namespace srtp3

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen, size_t)
{
	const auto inPlace = [](srtp_t s, void* packet, int* length) { return srtp_protect(s, packet, length); };
	return srtp3::onCopy(inPlace, SRTP_MAX_TRAILER_LEN, session, in, inLen, out, outLen);
}

// RTCP carries four more bytes than RTP: the encryption flag and the index.
inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen, size_t)
{
	const auto inPlace = [](srtp_t s, void* packet, int* length) { return srtp_protect_rtcp(s, packet, length); };
	return srtp3::onCopy(inPlace, SRTP_MAX_TRAILER_LEN + 4, session, in, inLen, out, outLen);
}

inline srtp_err_status_t srtp_unprotect(srtp_t session, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen)
{
	const auto inPlace = [](srtp_t s, void* packet, int* length) { return srtp_unprotect(s, packet, length); };
	return srtp3::onCopy(inPlace, 0, session, in, inLen, out, outLen);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen)
{
	const auto inPlace = [](srtp_t s, void* packet, int* length) { return srtp_unprotect_rtcp(s, packet, length); };
	return srtp3::onCopy(inPlace, 0, session, in, inLen, out, outLen);
}
