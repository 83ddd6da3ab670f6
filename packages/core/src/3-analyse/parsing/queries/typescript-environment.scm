; Parameters that stand for the environment; only in the TypeScript and TSX grammars.
(required_parameter pattern: (identifier) @env.alias value: (member_expression) @_source
  (#match? @_source "^(process[.]env|import[.]meta[.]env)$"))
(required_parameter pattern: (identifier) @env.alias type: (type_annotation (_) @_type)
  (#match? @_type "^NodeJS[.]ProcessEnv$"))
