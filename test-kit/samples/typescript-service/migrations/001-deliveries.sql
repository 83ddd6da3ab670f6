-- For people who keep the delivery log in a database.
CREATE TABLE channels (
  name text PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE deliveries (
  id uuid PRIMARY KEY,
  channel text NOT NULL REFERENCES channels (name),
  attempt integer NOT NULL CHECK (attempt > 0),
  status integer,
  finished_at timestamptz NOT NULL
);
