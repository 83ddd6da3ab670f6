; Only in the JavaScript grammar.
(class_declaration (class_heritage (_) @base)) @base.of
(class_body (field_definition property: (_) @name value: (arrow_function body: (_) @body)) @def.method)
(class_body (field_definition property: (_) @name) @def.property)
(formal_parameters (identifier) @local)
(formal_parameters (assignment_pattern left: (identifier) @local))
(class_body (field_definition property: (_) @field value: (_) @bind.value))
(formal_parameters (assignment_pattern left: (identifier) @bind right: (_) @bind.default))
