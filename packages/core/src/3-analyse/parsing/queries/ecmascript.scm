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

; how code ends early or answers
(throw_statement (_) @outcome.value) @outcome.throw
(return_statement (object) @outcome.value) @outcome.return
(arrow_function body: (parenthesized_expression (object) @outcome.value)) @outcome.return
(assignment_expression
  left: (member_expression property: (property_identifier) @_status) @outcome.target
  right: (_) @outcome.value
  (#any-of? @_status "exitCode" "statusCode" "status")) @outcome.assign

; names that leave the file
(export_statement !source (export_clause (export_specifier name: (_) @export.name alias: (_) @export.alias)))
(export_statement !source (export_clause (export_specifier name: (_) @export.name !alias)))
(export_statement value: (identifier) @export.default)
(export_statement "default" declaration: (_ name: (_) @export.default))

(comment) @comment

; what is reached only sometimes, and what ends a function
(binary_expression operator: ["&&" "||" "??"] right: (_) @maybe)
(assignment_pattern right: (_) @maybe)
(return_statement) @return
[(continue_statement) (break_statement)] @skip
