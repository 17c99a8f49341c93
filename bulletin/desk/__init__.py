"""The editor's desk: what the commands for editors do, beside the pipeline that builds the site."""
