; Captures as in ecmascript.scm; go.put for an entry of a table, go.literal for literals that frameworks know, go.block with go.bind for what a name means inside a function, go.package for the package's name.

; declarations
(function_declaration name: (identifier) @name) @def.function
(function_declaration name: (identifier) @name body: (block) @body) @def.function
(method_declaration name: (field_identifier) @name) @def.method
(method_declaration name: (field_identifier) @name body: (block) @body) @def.method
(type_spec name: (type_identifier) @name type: (struct_type (field_declaration_list) @body)) @def.class
(type_spec name: (type_identifier) @name type: (interface_type "{" @body)) @def.interface
(type_spec name: (type_identifier) @name type: (_) @value) @def.type
(type_alias name: (type_identifier) @name type: (_) @value) @def.type
(const_spec name: (identifier) @name) @def.constant
(const_spec . name: (identifier) @name . value: (expression_list . (_) @value .)) @def.constant
(const_spec . name: (identifier) @name type: (_) value: (expression_list . (_) @value .)) @def.constant
(var_spec name: (identifier) @name) @def.variable
(var_spec . name: (identifier) @name . value: (expression_list . (_) @value .)) @def.variable
(var_spec . name: (identifier) @name type: (_) value: (expression_list . (_) @value .)) @def.variable
(type_spec type: (struct_type (field_declaration_list (field_declaration name: (field_identifier) @name) @def.property)))
(type_spec type: (interface_type (method_elem name: (field_identifier) @name) @def.method))

; embedded types
(type_spec type: (struct_type (field_declaration_list (field_declaration !name type: (_) @base)))) @base.of
(type_spec
  type: (interface_type (type_elem . [(type_identifier) (qualified_type) (generic_type)] @base .))) @base.of

; functions, and where names are bound and how far they reach
[(function_declaration) (method_declaration) (func_literal)] @scope
[
  (function_declaration)
  (method_declaration)
  (func_literal)
  (block)
  (if_statement)
  (for_statement)
  (expression_switch_statement)
  (type_switch_statement)
  (expression_case)
  (type_case)
  (communication_case)
  (default_case)
] @go.block
[
  (parameter_declaration)
  (variadic_parameter_declaration)
  (short_var_declaration)
  (var_spec)
  (const_spec)
  (range_clause)
  (receive_statement)
  (type_switch_statement)
] @go.bind

; calls and the conditions they stand under
(call_expression function: (_) @callee) @call
(type_conversion_expression type: (generic_type type: (_) @callee)) @call
(call_expression
  function: (index_expression operand: [(identifier) (selector_expression)] @callee index: [(identifier) (selector_expression)])) @call
(if_statement !initializer condition: (_) @guard.if consequence: (_) @guard.body) @guard.whole
(if_statement
  initializer: (_) @guard.init condition: (_) @guard.if consequence: (_) @guard.body) @guard.whole
(for_statement (range_clause) @guard.loop body: (_) @guard.body)
(for_statement (for_clause condition: (_) @guard.loop) body: (_) @guard.body)
(for_statement . (_expression) @guard.loop body: (_) @guard.body)
(expression_case value: (_) @guard.case) @guard.body
(type_case type: (_) @guard.case) @guard.body
(communication_case communication: (_) @guard.case) @guard.body
(default_case "default" @guard.case) @guard.body

; errors that are handed back
(return_statement (expression_list (_) @outcome.value .)) @outcome.return

; environment variables
(call_expression
  function: (selector_expression operand: (identifier) @_os field: (field_identifier) @_get)
  arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal)] @env.name)
  (#any-of? @_os "os" "syscall") (#any-of? @_get "Getenv" "LookupEnv")) @env
(call_expression
  function: (selector_expression operand: (identifier) @_os field: (field_identifier) @_get)
  arguments: (argument_list . [(identifier) (binary_expression)] @env.computed)
  (#any-of? @_os "os" "syscall") (#any-of? @_get "Getenv" "LookupEnv")) @env
(call_expression
  function: (selector_expression operand: (identifier) @_cmp field: (field_identifier) @_or)
  arguments: (argument_list . (_) @env.defaulted . [(interpreted_string_literal) (int_literal)] @env.default)
  (#eq? @_cmp "cmp") (#eq? @_or "Or"))

; titles of tests
(call_expression
  function: (selector_expression operand: (identifier) @title.runner field: (field_identifier) @_run)
  arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal)] @title)
  (#eq? @_run "Run") (#match? @title.runner "^[a-zA-Z]{1,2}$"))

(package_clause (package_identifier) @go.package)
(comment) @comment

; what is reached only sometimes, and what ends a function
(binary_expression operator: ["&&" "||"] right: (_) @maybe)
(return_statement) @return
[(continue_statement) (break_statement)] @skip
(defer_statement) @deferred

; entries added to tables, and literals of commands and their switches
(assignment_statement
  left: (expression_list . (index_expression operand: (identifier) @put.table index: (_) @put.key) .)
  right: (expression_list . (_) @put.value .)) @go.put
(composite_literal
  type: (qualified_type name: (type_identifier) @_type)
  (#match? @_type "^(Command|App|[A-Z][A-Za-z0-9]*Flag)$")) @go.literal
