const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/**
 * Names of several parts that languages and their platforms bring, which comments may speak of without any import.
 * @source ECMAScript and web globals, Node's globals, TypeScript's utility types, Python's built-in classes
 */
const PLATFORM = set(`
  AbortController AbortSignal AggregateError ArrayBuffer ArrayBufferView ArrayLike AsyncFunction AsyncGenerator AsyncIterable
  AsyncIterableIterator AsyncIterator AsyncLocalStorage AsyncDisposable BigInt64Array BigUint64Array BroadcastChannel
  ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy CryptoKey CustomEvent DataTransfer DataView
  DecompressionStream DisposableStack DOMException DOMParser DOMRect DocumentFragment ErrorEvent EvalError EventEmitter
  EventListener EventSource EventTarget FileReader FileSystem FinalizationRegistry Float32Array Float64Array FocusEvent FormData
  GeneratorFunction HTMLElement HTMLInputElement HashChangeEvent IntersectionObserver Int8Array Int16Array Int32Array
  IterableIterator KeyboardEvent LocalStorage MediaQueryList MessageChannel MessageEvent MessagePort MouseEvent
  MutationObserver NodeJS NodeList PerformanceObserver PointerEvent PopStateEvent PromiseLike PropertyDescriptor PropertyKey
  ProgressEvent RangeError ReadableByteStreamController ReadableStream ReferenceError RegExp RegExpMatchArray RequestInit
  ResizeObserver ResponseInit ReturnType SharedArrayBuffer ShadowRoot StorageEvent SubtleCrypto SuppressedError SyntaxError
  TemplateStringsArray TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream TypeError TypedArray
  URIError URLSearchParams Uint8Array Uint16Array Uint32Array Uint8ClampedArray UrlSearchParams WeakMap WeakRef WeakSet
  WebAssembly WebSocket WheelEvent WritableStream XMLHttpRequest addEventListener removeEventListener cancelAnimationFrame
  clearImmediate clearInterval clearTimeout createElement customElements decodeURIComponent encodeURIComponent decodeURI
  encodeURI getComputedStyle globalThis hasOwnProperty indexedDB isFinite isNaN localStorage matchMedia parseFloat parseInt
  queueMicrotask requestAnimationFrame requestIdleCallback sessionStorage setImmediate setInterval setTimeout
  structuredClone toString toJSON valueOf innerHTML textContent querySelector instanceOf typeOf
  ConstructorParameters InstanceType NonNullable NoInfer OmitThisParameter ReadonlyArray ReadonlyMap ReadonlySet ThisType
  ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError
  BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
  DeprecationWarning EOFError EncodingWarning EnvironmentError ExceptionGroup FileExistsError FileNotFoundError
  FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
  InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
  NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError
  ProcessLookupError PythonFinalizationError RecursionError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
  StopIteration SyntaxWarning SystemError SystemExit TabError TimeoutError UnboundLocalError UnicodeDecodeError
  UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError WindowsError ZeroDivisionError
  OrderedDict StringIO BytesIO TextIO NamedTuple TypedDict TypeVar ParamSpec frozenset isinstance issubclass staticmethod
  classmethod memoryview
`);

/** Whether the name belongs to a language or platform rather than to a repository. */
export function isPlatformName(name: string): boolean {
  return PLATFORM.has(name) || /^(HTML|SVG|DOM|CSS|IDB|RTC|GPU|WebGL|Intl)[A-Z]/.test(name) || /^__\w+__$/.test(name);
}
