; What is read from the environment. Captures as in ecmascript.scm.
(member_expression
  object: (member_expression object: (identifier) @_process property: (property_identifier) @_env)
  property: (property_identifier) @env.name
  (#eq? @_process "process") (#eq? @_env "env")) @env
(subscript_expression
  object: (member_expression object: (identifier) @_process property: (property_identifier) @_env)
  index: (string) @env.name
  (#eq? @_process "process") (#eq? @_env "env")) @env
(member_expression
  object: (member_expression object: (meta_property) property: (property_identifier) @_env)
  property: (property_identifier) @env.name
  (#eq? @_env "env")) @env
(subscript_expression
  object: (member_expression object: (identifier) @_process property: (property_identifier) @_env)
  index: [(identifier) (template_string) (binary_expression) (call_expression)] @env.computed
  (#eq? @_process "process") (#eq? @_env "env")) @env
(variable_declarator
  name: (object_pattern (shorthand_property_identifier_pattern) @env.name @env)
  value: (member_expression object: (identifier) @_process property: (property_identifier) @_env)
  (#eq? @_process "process") (#eq? @_env "env"))
(variable_declarator
  name: (object_pattern
    (object_assignment_pattern
      left: (shorthand_property_identifier_pattern) @env.name
      right: [(string) (number) (true) (false)] @env.default) @env)
  value: (member_expression object: (identifier) @_process property: (property_identifier) @_env)
  (#eq? @_process "process") (#eq? @_env "env"))
(variable_declarator
  name: (object_pattern (pair_pattern key: (property_identifier) @env.name) @env)
  value: (member_expression object: (identifier) @_process property: (property_identifier) @_env)
  (#eq? @_process "process") (#eq? @_env "env"))
(binary_expression
  left: (_) @env.defaulted
  operator: ["??" "||"]
  right: [(string) (number) (true) (false)] @env.default)
(call_expression
  function: (member_expression
    object: (member_expression object: (identifier) @_deno property: (property_identifier) @_env)
    property: (property_identifier) @_get)
  arguments: (arguments . (string) @env.name)
  (#any-of? @_deno "Deno" "Bun") (#eq? @_env "env") (#eq? @_get "get")) @env
(variable_declarator name: (identifier) @env.alias value: (member_expression) @_source
  (#match? @_source "^(process[.]env|import[.]meta[.]env)$"))
(assignment_pattern left: (identifier) @env.alias right: (member_expression) @_source
  (#match? @_source "^(process[.]env|import[.]meta[.]env)$"))
(member_expression object: (identifier) @env.of property: (property_identifier) @env.name
  (#match? @env.name "^[A-Z][A-Z0-9_]+$")) @env
(subscript_expression object: (identifier) @env.of index: (string) @env.name
  (#match? @env.name "^['\"][A-Z][A-Z0-9_]+['\"]$")) @env
