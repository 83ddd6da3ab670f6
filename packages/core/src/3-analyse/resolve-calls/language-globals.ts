import type { RepoPath } from '#vocabulary';

/** Functions and objects that the language and its usual surroundings give without an import. */
const ECMASCRIPT = new Set(
  (
    'fetch setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate queueMicrotask structuredClone ' +
    'requestAnimationFrame cancelAnimationFrame requestIdleCallback console process globalThis JSON Math Object Array Promise ' +
    'Date RegExp Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError DOMException Map Set ' +
    'WeakMap WeakSet WeakRef FinalizationRegistry Symbol Reflect Proxy Intl Number String Boolean BigInt Function parseInt ' +
    'parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape atob btoa URL ' +
    'URLSearchParams URLPattern Headers Request Response FormData Blob File FileReader AbortController AbortSignal Event ' +
    'EventTarget CustomEvent EventSource MessageChannel MessagePort BroadcastChannel WebSocket Worker XMLHttpRequest ' +
    'ReadableStream WritableStream TransformStream CompressionStream DecompressionStream TextEncoder TextDecoder ' +
    'TextEncoderStream TextDecoderStream Buffer ArrayBuffer SharedArrayBuffer DataView Atomics Uint8Array Uint8ClampedArray ' +
    'Uint16Array Uint32Array Int8Array Int16Array Int32Array Float32Array Float64Array BigInt64Array BigUint64Array crypto ' +
    'performance require window document navigator location history localStorage sessionStorage indexedDB matchMedia alert ' +
    'confirm prompt addEventListener removeEventListener MutationObserver IntersectionObserver ResizeObserver DOMParser Image ' +
    'WebAssembly Deno Bun reportError import'
  ).split(' '),
);

/** Built-in functions and types of Python. */
const PYTHON = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict ' +
    'dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int ' +
    'isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property quit range ' +
    'repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ BaseException ' +
    'Exception ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError ChildProcessError ' +
    'ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EnvironmentError FileExistsError ' +
    'FileNotFoundError FloatingPointError GeneratorExit IOError ImportError IndexError InterruptedError IsADirectoryError ' +
    'KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError ' +
    'OSError OverflowError PermissionError ProcessLookupError RecursionError ReferenceError RuntimeError RuntimeWarning ' +
    'StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TimeoutError TypeError UnicodeDecodeError ' +
    'UnicodeEncodeError UnicodeError UserWarning ValueError Warning ZeroDivisionError ExceptionGroup'
  ).split(' '),
);

/** Types of the language whose objects have no methods but the language's own. */
const ECMASCRIPT_TYPES = new Set(
  (
    'string number boolean bigint symbol Array ReadonlyArray Map ReadonlyMap Set ReadonlySet WeakMap WeakSet Promise Record RegExp ' +
    'RegExpExecArray RegExpMatchArray Date URL URLSearchParams Headers Request Response FormData Blob AbortController ' +
    'AbortSignal Error TextEncoder TextDecoder Buffer ArrayBuffer DataView Uint8Array Uint16Array Uint32Array Int32Array ' +
    'Float64Array Iterator IterableIterator Generator AsyncGenerator AsyncIterator WebSocket ReadableStream HTMLElement ' +
    'HTMLInputElement HTMLButtonElement HTMLDialogElement Element Document Window Event KeyboardEvent MouseEvent'
  ).split(' '),
);
const PYTHON_TYPES = new Set(
  (
    'str int float bool bytes bytearray complex list dict set frozenset tuple List Dict Set FrozenSet Tuple Sequence ' +
    'MutableSequence Mapping MutableMapping Iterable Iterator Exception BaseException'
  ).split(' '),
);

function isPython(path: RepoPath): boolean {
  return path.endsWith('.py') || path.endsWith('.pyi');
}

/** Built-in functions of Go. */
const GO = new Set(
  'append cap clear close complex copy delete imag len make max min new panic print println real recover'.split(' '),
);

/** Types of Go without an import. */
export const GO_TYPES: ReadonlySet<string> = new Set(
  (
    'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 ' +
    'uint16 uint32 uint64 uintptr'
  ).split(' '),
);

/** What the compiler of Svelte gives its files. */
const SVELTE = new Set('$state $derived $props $effect $bindable $inspect $host'.split(' '));

/** Whether a name that a file neither declares nor imports is one of its language. */
export function isGlobal(path: RepoPath, name: string): boolean {
  if (isPython(path)) return PYTHON.has(name);
  if (path.endsWith('.go')) return GO.has(name);
  return ECMASCRIPT.has(name) || (SVELTE.has(name) && /\.svelte(\.[jt]s)?$/.test(path));
}

/** Whether objects of a type have the language's own methods only; `typing.List` counts as `List`. */
export function isLanguageType(path: RepoPath, name: string): boolean {
  const bare = name.replace(/[<[].*$/s, '');
  return isPython(path)
    ? PYTHON_TYPES.has(bare.replace(/^(t|typing|builtins|collections\.abc|cabc)\./, ''))
    : ECMASCRIPT_TYPES.has(bare);
}
