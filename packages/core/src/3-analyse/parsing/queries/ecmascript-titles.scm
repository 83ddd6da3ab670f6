; Titles of tests. Captures as in ecmascript.scm.
(call_expression
  function: [(identifier) @title.callee (member_expression object: (identifier) @title.callee)]
  arguments: (arguments . [(string) (template_string)] @title)
  (#any-of? @title.callee "describe" "it" "test" "suite" "context" "specify"))
