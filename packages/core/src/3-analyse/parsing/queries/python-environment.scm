; What is read from the environment. Captures as in ecmascript.scm.
(subscript value: (_) @_environ subscript: (string) @env.name (#any-of? @_environ "os.environ" "environ")) @env
(call
  function: (attribute object: (_) @_environ attribute: (identifier) @_get)
  arguments: (argument_list . (string) @env.name . (_)? @env.default)
  (#any-of? @_environ "os.environ" "environ") (#any-of? @_get "get" "setdefault" "pop")) @env
(call
  function: (_) @_getenv
  arguments: (argument_list . (string) @env.name . (_)? @env.default)
  (#any-of? @_getenv "os.getenv" "getenv")) @env
(subscript value: (_) @_environ subscript: [(identifier) (string) (call) (binary_operator)] @env.computed
  (#any-of? @_environ "os.environ" "environ")) @env
(call
  function: (attribute object: (_) @_environ attribute: (identifier) @_get)
  arguments: (argument_list . [(identifier) (string) (call) (binary_operator)] @env.computed)
  (#any-of? @_environ "os.environ" "environ") (#any-of? @_get "get" "setdefault" "pop")) @env
(call
  function: (_) @_getenv
  arguments: (argument_list . [(identifier) (string) (call) (binary_operator)] @env.computed)
  (#any-of? @_getenv "os.getenv" "getenv")) @env
(comparison_operator . (string) @env.name "in" (_) @_environ (#any-of? @_environ "os.environ" "environ")) @env
(assignment left: (identifier) @env.alias right: (_) @_environ (#any-of? @_environ "os.environ" "environ"))
(default_parameter name: (identifier) @env.alias value: (_) @_environ (#any-of? @_environ "os.environ" "environ"))
(typed_default_parameter name: (identifier) @env.alias value: (_) @_environ (#any-of? @_environ "os.environ" "environ"))
(subscript value: (identifier) @env.of subscript: (string) @env.name) @env
(call
  function: (attribute object: (identifier) @env.of attribute: (identifier) @_get)
  arguments: (argument_list . (string) @env.name . (_)? @env.default)
  (#any-of? @_get "get" "setdefault" "pop")) @env
(keyword_argument name: (identifier) @_envvar value: (string) @env.name (#eq? @_envvar "envvar")) @env
