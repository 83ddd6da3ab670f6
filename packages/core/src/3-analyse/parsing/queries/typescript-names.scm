; Names of parameters and fields, and what they hold; only in the TypeScript and TSX grammars.

(required_parameter pattern: (identifier) @local)
(optional_parameter pattern: (identifier) @local)
(required_parameter pattern: (object_pattern (shorthand_property_identifier_pattern) @local))
(required_parameter pattern: (object_pattern (pair_pattern value: (identifier) @local)))

; names with a declared type
(variable_declarator name: (identifier) @bind type: (type_annotation (_) @bind.type))
(required_parameter pattern: (identifier) @bind type: (type_annotation (_) @bind.type))
(optional_parameter pattern: (identifier) @bind type: (type_annotation (_) @bind.type))
(required_parameter (accessibility_modifier) pattern: (identifier) @field type: (type_annotation (_) @bind.type))
(required_parameter "readonly" pattern: (identifier) @field type: (type_annotation (_) @bind.type))
(public_field_definition name: (_) @field type: (type_annotation (_) @bind.type))
(public_field_definition name: (_) @field !type value: (_) @bind.value)
(interface_body (property_signature name: (_) @field type: (type_annotation (_) @bind.type)))
(type_alias_declaration
  value: (object_type (property_signature name: (_) @field type: (type_annotation (_) @bind.type))))

; what stands in for a parameter that is not given
(required_parameter pattern: (identifier) @bind value: (_) @bind.default)
(optional_parameter pattern: (identifier) @bind value: (_) @bind.default)
(required_parameter pattern: (object_pattern (object_assignment_pattern
  left: (shorthand_property_identifier_pattern) @bind right: [(identifier) (member_expression)] @bind.default)))
