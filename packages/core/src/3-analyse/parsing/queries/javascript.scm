; Only in the JavaScript grammar.
(class_declaration (class_heritage (_) @base)) @base.of
(class_body (field_definition property: (_) @name value: (arrow_function body: (_) @body)) @def.method)
(class_body (field_definition property: (_) @name) @def.property)
(formal_parameters (identifier) @local)
(formal_parameters (assignment_pattern left: (identifier) @local))
(class_body (field_definition property: (_) @field value: (_) @bind.value))
(formal_parameters (assignment_pattern left: (identifier) @bind right: (_) @bind.default))
(formal_parameters (object_pattern (object_assignment_pattern
  left: (shorthand_property_identifier_pattern) @bind right: [(identifier) (member_expression)] @bind.default)))
(formal_parameters (assignment_pattern left: (object_pattern (object_assignment_pattern
  left: (shorthand_property_identifier_pattern) @bind right: [(identifier) (member_expression)] @bind.default))))
