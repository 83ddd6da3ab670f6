; Shared by JavaScript, TypeScript and TSX.
; Captures: def.<kind> with name, body, value · base with base.of · scope, local · call with callee · guard.* · bind, field ·
; outcome.* · env.* · title · export.* · comment. Meaning: ../collect-captures.ts

; declarations
(function_declaration name: (identifier) @name body: (_) @body) @def.function
(generator_function_declaration name: (identifier) @name body: (_) @body) @def.function
(class_declaration name: (_) @name body: (_) @body) @def.class
(variable_declarator name: (identifier) @name value: (arrow_function body: (_) @body)) @def.function
(variable_declarator name: (identifier) @name value: (function_expression body: (_) @body)) @def.function
(variable_declarator name: (identifier) @name value: (class body: (_) @body)) @def.class
(lexical_declaration kind: "const" (variable_declarator name: (identifier) @name value: (_) @value) @def.constant)
(lexical_declaration kind: "let" (variable_declarator name: (identifier) @name) @def.variable)
(variable_declaration (variable_declarator name: (identifier) @name) @def.variable)
(class_body (method_definition name: (_) @name body: (_) @body) @def.method)

; functions and the names that belong to them
[
  (function_declaration)
  (generator_function_declaration)
  (function_expression)
  (arrow_function)
  (method_definition)
] @scope
(variable_declarator name: (identifier) @local)
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @local))
(variable_declarator name: (object_pattern (pair_pattern value: (identifier) @local)))
(variable_declarator name: (array_pattern (identifier) @local))
(function_declaration name: (identifier) @local)
(class_declaration name: (_) @local)
(catch_clause parameter: (identifier) @local)
(for_in_statement left: (identifier) @local)
(arrow_function parameter: (identifier) @local)
(formal_parameters (_ (shorthand_property_identifier_pattern) @local))
(rest_pattern (identifier) @local)
(object_assignment_pattern left: (shorthand_property_identifier_pattern) @local)

; calls and the conditions they stand under
(call_expression function: (_) @callee) @call
(new_expression constructor: (_) @callee) @call
(if_statement condition: (_) @guard.if consequence: (_) @guard.body) @guard.whole
(ternary_expression condition: (_) @guard.if consequence: (_) @guard.body) @guard.rest
(switch_case value: (_) @guard.case) @guard.body
(catch_clause parameter: (_) @guard.catch body: (_) @guard.body)
(switch_default "default" @guard.case) @guard.body
(catch_clause "catch" @guard.catch !parameter body: (_) @guard.body)
(for_in_statement left: (_) @guard.loop right: (_) @guard.to body: (_) @guard.body)
(for_statement condition: (_) @guard.loop body: (_) @guard.body)
(while_statement condition: (_) @guard.loop body: (_) @guard.body)

; names with the value they begin with, and fields that are assigned
(lexical_declaration kind: "const" (variable_declarator name: (identifier) @bind value: (_) @bind.value))
(assignment_expression left: (member_expression object: (this) property: (_) @field) right: (_) @bind.value)
(augmented_assignment_expression left: (_) @assigned)

; how code ends early or answers
(throw_statement (_) @outcome.value) @outcome.throw
(return_statement (object) @outcome.value) @outcome.return
(arrow_function body: (parenthesized_expression (object) @outcome.value)) @outcome.return
(assignment_expression
  left: (member_expression property: (property_identifier) @_status) @outcome.target
  right: (_) @outcome.value
  (#any-of? @_status "exitCode" "statusCode" "status")) @outcome.assign

; environment variables
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
(assignment_expression left: (_) @env.written)
(unary_expression operator: "delete" argument: (_) @env.written)
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

; titles of tests
(call_expression
  function: [(identifier) @title.callee (member_expression object: (identifier) @title.callee)]
  arguments: (arguments . [(string) (template_string)] @title)
  (#any-of? @title.callee "describe" "it" "test" "suite" "context" "specify"))

; names that leave the file
(export_statement !source (export_clause (export_specifier name: (_) @export.name alias: (_) @export.alias)))
(export_statement !source (export_clause (export_specifier name: (_) @export.name !alias)))
(export_statement value: (identifier) @export.default)
(export_statement "default" declaration: (_ name: (_) @export.default))
(assignment_expression
  left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
  right: (object (shorthand_property_identifier) @export.name)
  (#eq? @_module "module") (#eq? @_exports "exports"))
(assignment_expression
  left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
  right: (object (pair key: (property_identifier) @export.alias value: (identifier) @export.name))
  (#eq? @_module "module") (#eq? @_exports "exports"))
(assignment_expression
  left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
  right: (identifier) @export.default
  (#eq? @_module "module") (#eq? @_exports "exports"))
(assignment_expression
  left: (member_expression object: (identifier) @_exports property: (property_identifier) @export.alias)
  right: (identifier) @export.name
  (#eq? @_exports "exports"))

(comment) @comment

; what is reached only sometimes, and what ends a function
(binary_expression operator: ["&&" "||" "??"] right: (_) @maybe)
(assignment_pattern right: (_) @maybe)
(return_statement) @return
