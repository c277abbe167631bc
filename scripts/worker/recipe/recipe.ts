import { fileURLToPath } from 'node:url';

/** What this folder brings to the build: stand-ins for the subprojects that the stock build downloads, a header. */
export const recipeFolder = fileURLToPath(new URL('.', import.meta.url));

/** What the build needs from Debian (12 or newer). */
export const DEBIAN_PACKAGES = [
  'flatbuffers-compiler',
  'g++',
  'libabsl-dev',
  'libflatbuffers-dev',
  'libsrtp2-dev',
  'libssl-dev',
  'libuv1-dev',
  'meson',
  'ninja-build',
  'pkg-config',
] as const;

/** One change to a file of mediasoup's source. */
export interface SourceEdit {
  /** Relative to the package's worker/ folder. */
  readonly file: string;
  /** Must occur exactly once; else this mediasoup is not the one that the recipe knows. */
  readonly find: string;
  readonly replace: string;
  readonly because: string;
}

/** The changes without which the worker does not build on Debian 12, does not live, or takes twice as long to build. */
export const SOURCE_EDITS: readonly SourceEdit[] = [
  {
    file: 'src/RTC/DtlsTransport.cpp',
    find: '(operationType == BIO_CB_RETURN) ? static_cast<long>(ret) : 1',
    replace: '((operationType & BIO_CB_RETURN) != 0) ? static_cast<long>(ret) : 1',
    because:
      'Debian builds OpenSSL with kernel TLS, which asks this callback a question by BIO_CB_CTRL|BIO_CB_RETURN. ' +
      'The answer 1 means "kernel TLS is on": no write buffer is made, and the first DTLS handshake is a SIGSEGV.',
  },
  {
    file: 'meson.build',
    find: "meson_version: '>= 1.1.0'",
    replace: "meson_version: '>= 1.0.0'",
    because: 'Debian 12 has meson 1.0.1, and nothing that the build uses is newer.',
  },
  {
    file: 'meson.build',
    find: "sources: common_sources + ['src/main.cpp'],",
    replace: "sources: common_sources + ['src/main.cpp'],\n  cpp_pch: 'precompiled/worker.hpp',",
    because: 'two thirds of the compiler’s time goes into parsing the same headers again for each file.',
  },
];

/** How meson is called: as the stock build does, but without downloads. */
export const MESON_SETUP = [
  'setup',
  'out',
  '.',
  '--buildtype=release',
  '-Db_ndebug=true',
  '--wrap-mode=nodownload',
] as const;

/** The generated headers come first: libwebrtc includes them without declaring that it needs them. */
export const NINJA_TARGETS = ['fbs/FBS/worker.h', 'mediasoup-worker'] as const;
