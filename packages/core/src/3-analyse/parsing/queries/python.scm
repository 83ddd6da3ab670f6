; Captures as in ecmascript.scm; doc with doc.of for docstrings.

; declarations
(class_definition name: (identifier) @name body: (block) @body) @def.class
(class_definition superclasses: (argument_list [(identifier) (attribute)] @base)) @base.of
(class_definition superclasses: (argument_list (subscript value: (_) @base))) @base.of
(function_definition name: (identifier) @name body: (block) @body) @def.function
(expression_statement (assignment left: (identifier) @name right: (_) @value)) @def.variable
(expression_statement (assignment left: (identifier) @name !right)) @def.variable

; docstrings, and strings that stand below an assignment
(class_definition body: (block . (expression_statement . (string) @doc))) @doc.of
(function_definition body: (block . (expression_statement . (string) @doc))) @doc.of
((expression_statement (assignment)) @doc.of . (expression_statement . (string) @doc))
(module (expression_statement . (string) @doc.module))

; functions and the names that belong to them
[(function_definition) (lambda)] @scope
(parameters (identifier) @local)
(lambda_parameters (identifier) @local)
(default_parameter name: (identifier) @local)
(typed_parameter . (identifier) @local)
(typed_default_parameter name: (identifier) @local)
(list_splat_pattern (identifier) @local)
(dictionary_splat_pattern (identifier) @local)
(assignment left: (identifier) @local)
(assignment left: (pattern_list (identifier) @local))
(for_statement left: (identifier) @local)
(for_statement left: (pattern_list (identifier) @local))
(for_in_clause left: (identifier) @local)
(for_in_clause left: (pattern_list (identifier) @local))
(as_pattern_target (identifier) @local)
(named_expression name: (identifier) @local)
(function_definition name: (identifier) @local)
(class_definition name: (identifier) @local)

; calls and the conditions they stand under
(call function: (_) @callee) @call
(if_statement condition: (_) @guard.if consequence: (_) @guard.body) @guard.whole
(if_statement
  alternative: (elif_clause condition: (_) @guard.if consequence: (_) @guard.body)) @guard.rest
(conditional_expression . (_) @guard.body . (_) @guard.if) @guard.rest
(case_clause (case_pattern) @guard.case consequence: (_) @guard.body)
(except_clause value: (_) @guard.except (block) @guard.body)
(except_clause "except" @guard.except !value (block) @guard.body)
(for_statement left: (_) @guard.loop right: (_) @guard.to body: (_) @guard.body)
(while_statement condition: (_) @guard.loop body: (_) @guard.body)

; names with a declared type or the value they get, and fields that are assigned
(typed_parameter . (identifier) @bind type: (type) @bind.type)
(typed_default_parameter name: (identifier) @bind type: (type) @bind.type)
(assignment left: (identifier) @bind type: (type) @bind.type right: (_)? @bind.value)
(assignment left: (identifier) @bind !type right: (_) @bind.value)
(as_pattern (call) @bind.entered alias: (as_pattern_target (identifier) @bind))
(assignment
  left: (attribute object: (identifier) @_self attribute: (identifier) @field) type: (type) @bind.type
  (#eq? @_self "self"))
(assignment
  left: (attribute object: (identifier) @_self attribute: (identifier) @field) !type right: (_) @bind.value
  (#eq? @_self "self"))
(class_definition
  body: (block (expression_statement (assignment left: (identifier) @field type: (type) @bind.type))))

(default_parameter name: (identifier) @bind value: [(identifier) (attribute)] @bind.default)
(typed_default_parameter name: (identifier) @bind value: [(identifier) (attribute)] @bind.default)
(class_definition
  body: (block
    (expression_statement (assignment left: (identifier) @field !type right: [(identifier) (attribute) (call)] @bind.default))))

; how code ends early or answers
(raise_statement . (_) @outcome.value) @outcome.throw
(return_statement (expression_list) @outcome.value) @outcome.return

; what decorators add, and what runs only as a program
(decorated_definition (decorator (_) @decorator) definition: (_ name: (identifier) @decorated))
(module
  (if_statement
    condition: (comparison_operator (identifier) @_name (string) @_main)
    (#eq? @_name "__name__") (#match? @_main "^.__main__.$")) @main)

; names that leave the file
(expression_statement
  (assignment left: (identifier) @_all right: [(list (string) @export.listed) (tuple (string) @export.listed)])
  (#eq? @_all "__all__"))
(expression_statement
  (augmented_assignment left: (identifier) @_all right: [(list (string) @export.listed) (tuple (string) @export.listed)])
  (#eq? @_all "__all__"))

(comment) @comment

; what is reached only sometimes, and what ends a function
(boolean_operator right: (_) @maybe)
(return_statement) @return
[(continue_statement) (break_statement)] @skip

; what is written to
(assignment left: (subscript) @env.written)
(delete_statement (_) @env.written)
