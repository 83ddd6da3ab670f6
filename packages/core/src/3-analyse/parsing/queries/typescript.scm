; Only in the TypeScript and TSX grammars.
(abstract_class_declaration name: (_) @name body: (_) @body) @def.class
(interface_declaration name: (_) @name body: (_) @body) @def.interface
(type_alias_declaration name: (_) @name value: (_) @value) @def.type
(type_alias_declaration name: (_) @name value: (object_type) @body) @def.type
(enum_declaration name: (_) @name body: (_) @body) @def.enum
(internal_module name: (identifier) @name body: (_) @body) @def.module
(function_signature name: (identifier) @name) @def.signature
(enum_body (enum_assignment name: (_) @name value: (_) @value) @def.constant)
(enum_body name: (property_identifier) @name @def.constant)
(interface_body (property_signature name: (_) @name) @def.property)
(interface_body (method_signature name: (_) @name) @def.method)
(type_alias_declaration value: (object_type (property_signature name: (_) @name) @def.property))
(type_alias_declaration value: (object_type (method_signature name: (_) @name) @def.method))
(type_alias_declaration value: (intersection_type (object_type (property_signature name: (_) @name) @def.property)))
(class_body (public_field_definition name: (_) @name value: (arrow_function body: (_) @body)) @def.method)
(class_body (public_field_definition name: (_) @name) @def.property)
(class_body (abstract_method_signature name: (_) @name) @def.method)

(class_declaration (class_heritage (extends_clause value: (_) @base))) @base.of
(class_declaration (class_heritage (implements_clause (_) @base))) @base.of
(abstract_class_declaration (class_heritage (extends_clause value: (_) @base))) @base.of
(abstract_class_declaration (class_heritage (implements_clause (_) @base))) @base.of
(interface_declaration (extends_type_clause type: (_) @base)) @base.of

; decorators
(class_declaration (decorator (_) @decorator) name: (_) @decorated)
(export_statement (decorator (_) @decorator) declaration: (class_declaration name: (_) @decorated))
(class_body (decorator (_) @decorator) . (method_definition name: (_) @decorated))
(required_parameter value: (_) @maybe)
(optional_parameter value: (_) @maybe)
