; Names inside functions, and what they hold. Captures as in ecmascript.scm.

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

; names with the value they begin with, and fields that are assigned
(lexical_declaration kind: "const" (variable_declarator name: (identifier) @bind value: (_) @bind.value))
(assignment_expression left: (member_expression object: (this) property: (_) @field) right: (_) @bind.value)
(augmented_assignment_expression left: (_) @assigned)

; what is written to, and so no longer holds what it began with
(assignment_expression left: (_) @env.written)
(unary_expression operator: "delete" argument: (_) @env.written)
