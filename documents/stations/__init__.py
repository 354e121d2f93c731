"""The stages of the pipeline: each moves a document one step or says why not."""
