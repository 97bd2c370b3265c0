"""Writes a Keras model of Dense layers, relu and at last linear, as safetensors, for CartPole Arena.

    python keras.py model.keras policy.safetensors     # .keras or .h5; Keras 2 and 3, any backend

or copy `export` into your own code.
"""
import json
import struct
import sys


def export(model, path):
    layers = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
    for layer in layers:
        expected = "linear" if layer is layers[-1] else "relu"
        if type(layer).__name__ != "Dense" or layer.activation.__name__ != expected:
            raise SystemExit(f"layer {layer.name} is not a Dense layer with the activation {expected}")
    header, data = {"__metadata__": {"activation": "relu"}}, b""
    for layer in layers:
        for part, array in zip(("kernel", "bias"), layer.get_weights()):
            values = array.astype("<f4").tobytes()
            offsets = [len(data), len(data) + len(values)]
            header[f"{layer.name}/{part}"] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": offsets}
            data += values
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


if __name__ == "__main__":
    sys.path.pop(0)  # this file's own folder, where it would be taken for the library
    from keras.models import load_model

    export(load_model(sys.argv[1], compile=False), sys.argv[2])
